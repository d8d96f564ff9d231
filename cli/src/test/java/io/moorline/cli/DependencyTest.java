package io.moorline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The directions that Maven cannot see; it enforces the others in the poms. */
@AnalyzeClasses(packages = "io.moorline", importOptions = DoNotIncludeTests.class)
class DependencyTest {

  @ArchTest
  static final ArchRule rulesKnowNoDatabaseAndNoBroker =
      noClasses()
          .that()
          .resideInAPackage("io.moorline.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.apache.kafka..", "java.net.http..");

  @ArchTest
  static final ArchRule rulesHaveNoClockOfTheirOwn =
      noClasses()
          .that()
          .resideInAPackage("io.moorline.rules..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule partsMeetInTopicsOnly =
      SlicesRuleDefinition.slices()
          .matching("io.moorline.(source|streams|sink|operations)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule nobodyKnowsTheCommands =
      classes()
          .that()
          .resideInAPackage("io.moorline.cli..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage("io.moorline.cli..", "io.moorline.demo..");
}

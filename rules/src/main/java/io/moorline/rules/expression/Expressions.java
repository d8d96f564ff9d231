package io.moorline.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.moorline.rules.normalize.Blank;
import java.util.List;
import java.util.Locale;

/** Checks expressions and makes them ready to run. */
public final class Expressions {

  /** The row: every column is text, blank when it is NULL. */
  static final String ROW = "row";

  private static final CelOptions LIMITS =
      CelOptions.current()
          .maxExpressionCodePointSize(10_000)
          .comprehensionMaxIterations(10_000)
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(LIMITS)
          .addVar(ROW, MapType.create(SimpleType.STRING, SimpleType.STRING))
          .addLibraries(CelExtensions.strings())
          // Without "has": a row has all its columns, and NULL is blank.
          .setStandardMacros(
              CelStandardMacro.ALL,
              CelStandardMacro.EXISTS,
              CelStandardMacro.EXISTS_ONE,
              CelStandardMacro.MAP,
              CelStandardMacro.MAP_FILTER,
              CelStandardMacro.FILTER)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(LIMITS)
          .addLibraries(CelExtensions.strings())
          .build();

  private Expressions() {}

  /** An expression that gives text; a blank one counts as no value. */
  public static Expression<String> text(String source) throws InvalidExpressionException {
    CelAbstractSyntaxTree tree = checked(source, SimpleType.STRING, "string");
    return new TypedExpression<>(
        formula(source, tree), value -> Blank.is(value.toString()) ? null : value.toString());
  }

  /** An expression that is true or false. */
  public static Expression<Boolean> condition(String source) throws InvalidExpressionException {
    CelAbstractSyntaxTree tree = checked(source, SimpleType.BOOL, "true or false");
    return new TypedExpression<>(formula(source, tree), Boolean.class::cast);
  }

  private static Formula formula(String source, CelAbstractSyntaxTree tree)
      throws InvalidExpressionException {
    return new Formula(source, Columns.of(tree), program(tree));
  }

  private static CelAbstractSyntaxTree checked(String source, CelType type, String name)
      throws InvalidExpressionException {
    try {
      CelAbstractSyntaxTree tree = COMPILER.compile(source).getAst();
      if (!tree.getResultType().equals(type)) {
        throw new InvalidExpressionException(
            List.of("gives " + tree.getResultType().name() + ", not " + name));
      }
      return tree;
    } catch (CelValidationException e) {
      throw new InvalidExpressionException(e.getErrors().stream().map(Expressions::say).toList());
    }
  }

  private static CelRuntime.Program program(CelAbstractSyntaxTree tree)
      throws InvalidExpressionException {
    try {
      return RUNTIME.createProgram(tree);
    } catch (CelEvaluationException e) {
      throw new InvalidExpressionException(List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Without the long list of what would fit instead. */
  private static String say(CelIssue issue) {
    String message = issue.getMessage().replaceFirst("(?s) \\((candidates|in container).*", "");
    return String.format(
        Locale.ROOT, "character %d: %s", issue.getSourceLocation().getColumn() + 1, message);
  }
}

package io.moorline.demo.registration;

import io.moorline.demo.registration.RegistrationNo.Origin;
import io.moorline.demo.registration.RegistrationNo.Style;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the devices of a block, each from its own number alone. */
final class DeviceMaker {

  static final int STORED = 20;
  static final int ODDLY_STORED = 5;
  static final int COLLIDING = 5;

  private static final int NUMBERS_PER_BLOCK = 10;
  private static final int LONG_TEXT = 20_000;
  private static final List<String> NAMES =
      List.of("一次性使用无菌注射器", "血管内支架", "医用缝合针", "电子血压计", "隐形眼镜护理液");

  private final long seed;
  private final long shared;

  DeviceMaker(long seed, long block) {
    this.seed = seed;
    this.shared = NUMBERS_PER_BLOCK * (block + 1);
  }

  /** What a product and its variant call their registration. */
  private record Numbers(@Nullable String ofProduct, @Nullable String ofVariant) {

    static Numbers both(String number) {
      return new Numbers(number, number);
    }
  }

  Device make(long number, Kind kind) {
    RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
    Numbers numbers = numbers(number, kind, random);
    String product = identifier(kind.code(), number);
    return new Device(
        kind,
        new Product(
            product,
            NAMES.get((int) (number % NAMES.size())),
            numbers.ofProduct(),
            kind == Kind.LINKED ? stored(number + 1) : null,
            kind == Kind.LONG ? longText(random) : null),
        new Variant(
            identifier(kind.code() + "-V", number),
            productOfVariant(number, kind, product),
            "型号" + number % 7,
            numbers.ofVariant()));
  }

  private static @Nullable String productOfVariant(long number, Kind kind, String product) {
    switch (kind) {
      case ORPHAN:
        return null;
      case DISSENTING:
        return identifier(Kind.DISAGREEING.code(), number - 1);
      default:
        return product;
    }
  }

  private Numbers numbers(long number, Kind kind, RandomGenerator random) {
    switch (kind) {
      case ODD, LONG:
        return Numbers.both(oddly(Origin.SHARED, random.nextLong(shared), number));
      case BLANK:
        return new Numbers(Spelling.nothing(number), Spelling.nothing(number + 1));
      case FOUND:
        return Numbers.both(found(number));
      case COLLIDING:
        return Numbers.both(plain(Origin.COLLIDING, number % COLLIDING));
      case ANCHORED:
        return new Numbers(Spelling.nothing(number), Spelling.SPACES.write(stored(number)));
      case DISAGREEING:
        return new Numbers(Spelling.nothing(number), plain(Origin.DISPUTED, number));
      case DISSENTING:
        return new Numbers(plain(Origin.SHARED, 0), plain(Origin.DISPUTED, number));
      case MISMATCHING:
        return new Numbers(stored(number), stored(number + 1));
      case ORPHAN:
        return new Numbers(plain(Origin.SHARED, 0), Spelling.DASHES.write(stored(number)));
      case UNREGISTERED:
        return new Numbers(Spelling.nothing(number), plain(Origin.NEVER, number));
      case AWAITING:
        return new Numbers(Spelling.nothing(number), oddly(Origin.LATE, number, number));
      case LINKED:
        return Numbers.both(Spelling.SPACES.write(stored(number)));
      case RACED:
        return Numbers.both(plain(Origin.RACED, number));
      default:
        return Numbers.both(plain(Origin.SHARED, random.nextLong(shared)));
    }
  }

  static String plain(Origin origin, long number) {
    return RegistrationNo.of(origin, Style.DOMESTIC, number);
  }

  static String stored(long number) {
    return plain(Origin.STORED, number % STORED);
  }

  private static String found(long number) {
    return number % 4 == 0 ? plain(Origin.ODDLY_STORED, number / 4 % ODDLY_STORED) : stored(number);
  }

  private static String oddly(Origin origin, long registration, long turn) {
    Spelling spelling = Spelling.odd(turn);
    return spelling.write(RegistrationNo.of(origin, spelling.style(), registration));
  }

  private static String identifier(String code, long number) {
    return String.format(Locale.ROOT, "%s-%08d", code, number);
  }

  /** Too random to be compressed, so that the database keeps it beside the row. */
  private static String longText(RandomGenerator random) {
    StringBuilder text = new StringBuilder(LONG_TEXT);
    while (text.length() < LONG_TEXT) {
      text.append(Long.toString(random.nextLong() & Long.MAX_VALUE, Character.MAX_RADIX));
    }
    return text.toString();
  }
}

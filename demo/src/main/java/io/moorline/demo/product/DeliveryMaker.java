package io.moorline.demo.product;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes the deliveries of a product, each from the product's number alone. */
final class DeliveryMaker {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int PRODUCTS_PER_SECOND = 30;
  private static final int LONG_TEXT = 6_000;
  private static final List<String> BRANDS = List.of("BL", "TT", "ST", "JS");
  private static final List<String> NAMES = List.of("运动鞋", "短靴", "凉鞋", "帆布鞋", "皮鞋");

  private final long seed;

  DeliveryMaker(long seed) {
    this.seed = seed;
  }

  List<Delivery> make(long product, Kind kind) {
    return switch (kind) {
      case ORDINARY, RESPELLED -> List.of(plain(product, kind, 0));
      case SPELLED ->
          List.of(delivery(product, kind, 0, 0, Attributes.odd(product).write(product)));
      case REPEATED ->
          List.of(plain(product, kind, 0), plain(product, kind, 1), plain(product, kind, 2));
      case SHUFFLED ->
          List.of(
              plain(product, kind, 1),
              plain(product, kind, 2),
              plain(product, kind, 0).arrivingLate());
      case TIED ->
          List.of(plain(product, kind, 0), delivery(product, kind, 1, 0, content(product + 1)));
      case REDELIVERED ->
          List.of(
              plain(product, kind, 0),
              delivery(product, kind, 0, 1, Attributes.MEMBER_ORDER.write(product)));
      case RETURNED ->
          List.of(
              plain(product, kind, 0),
              delivery(product, kind, 0, 2, content(product)),
              plain(product, kind, 1).arrivingLate());
      case SHARED -> List.of(plain(product, kind, 0), plain(product, kind, 0, "X1"));
      case KEYLESS -> List.of(keyless(product, kind));
      case EMPTY -> List.of(delivery(product, kind, 0, 0, Attributes.nothing(product)));
      case LARGE -> List.of(large(product, kind, 0), large(product, kind, 1));
    };
  }

  /** The version tells its content, and comes so many seconds after the first. */
  private static Delivery plain(long product, Kind kind, int version) {
    return delivery(product, kind, version, version, content(product + version));
  }

  private static Delivery plain(long product, Kind kind, int version, String brand) {
    Delivery one = plain(product, kind, version);
    return new Delivery(
        brand, one.sku(), one.name(), one.price(), one.attributes(), one.srcUpdatedAt(), false);
  }

  private Delivery large(long product, Kind kind, int version) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + 2 * product + version);
    return delivery(product, kind, version, version, Attributes.large(random, LONG_TEXT));
  }

  private static Delivery keyless(long product, Kind kind) {
    Delivery whole = plain(product, kind, 0);
    String sku = product % 3 == 0 ? whole.sku() : product % 3 == 1 ? "  " : null;
    return new Delivery(
        product % 3 == 0 ? null : whole.brandCode(),
        sku,
        whole.name(),
        whole.price(),
        whole.attributes(),
        whole.srcUpdatedAt(),
        false);
  }

  private static Delivery delivery(
      long product, Kind kind, int version, int seconds, @Nullable String attributes) {
    return new Delivery(
        BRANDS.get((int) (product % BRANDS.size())),
        String.format(Locale.ROOT, "%s-%07d", kind.code(), product),
        NAMES.get((int) (product % NAMES.size())),
        (100 + product % 900 + version) + ".50",
        attributes,
        BEGIN.plusSeconds(product / PRODUCTS_PER_SECOND + seconds),
        false);
  }

  private static String content(long version) {
    return Attributes.PLAIN.write(version);
  }
}

package io.moorline.demo.registration;

import io.moorline.demo.example.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * Products and variants that are loaded together. A function of seed, number and size, so that a
 * load can go on where it stopped.
 */
final class Block {

  /** Rows: half of them are products, half are variants. */
  static final int SIZE = 200;

  private static final int DEVICES = SIZE / 2;

  private final List<Device> devices;
  private final int variants;

  /**
   * @param size how many of the block's rows there are: less than {@link #SIZE} at the end
   */
  Block(long seed, long number, int size) {
    List<Kind> kinds = Blocks.kinds(Kind.values(), Kind::share, seed, number);
    DeviceMaker maker = new DeviceMaker(seed, number);
    this.variants = size / 2;
    this.devices = new ArrayList<>();
    for (int i = 0; i < size - variants; i++) {
      devices.add(maker.make(number * DEVICES + i, kinds.get(i)));
    }
  }

  List<Product> products() {
    return devices.stream().map(Device::product).toList();
  }

  List<Variant> variants() {
    return devices.stream().limit(variants).map(Device::variant).toList();
  }

  /** The numbers of the registrations that another writer records meanwhile. */
  List<String> raced() {
    return devices.stream()
        .filter(device -> device.kind() == Kind.RACED)
        .map(device -> device.product().regNo())
        .toList();
  }
}

package io.moorline.rules.pipeline;

import java.net.URI;

/** Addresses of web servers. */
final class WebAddresses {

  private WebAddresses() {}

  static boolean isOne(String url) {
    try {
      URI uri = URI.create(url);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

package io.firebreak.local.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Decides which addresses of the public web may become links. */
final class Links {
  private static final int LONGEST = 2_048;

  private Links() {}

  /**
   * The address when it may become a link: http or https, with a host, without credentials, at most
   * 2,048 characters; else null.
   */
  static String safe(String url) {
    return parse(url) == null ? null : url.strip();
  }

  /** The site of a safe address, lower case, without {@code www.}; null when it is not safe. */
  static String domain(String url) {
    URI uri = parse(url);
    if (uri == null) {
      return null;
    }
    String host = uri.getRawAuthority().toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static URI parse(String url) {
    if (url == null || url.length() > LONGEST) {
      return null;
    }
    try {
      URI uri = new URI(url.strip());
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      String authority = uri.getRawAuthority();
      return web && authority != null && !authority.isEmpty() && !authority.contains("@")
          ? uri
          : null;
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }
}

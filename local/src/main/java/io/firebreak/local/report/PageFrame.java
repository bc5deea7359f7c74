package io.firebreak.local.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame around what a page tells: one HTML file that needs no network and no font or file
 * beside it. A content security policy inside the page allows its own style and script by their
 * hashes and nothing else, so that even a text that slipped through the escaping could run nothing
 * and load nothing.
 */
public final class PageFrame {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private static final String LOGO =
      "<svg aria-hidden=\"true\" width=\"22\" height=\"22\" viewBox=\"0 0 22 22\">"
          + "<path class=\"flame\" d=\"M7 2c1 4-4 6-4 11a6 6 0 0 0 6 6V2z\"/>"
          + "<path class=\"line-of-break\" d=\"M11 1v20\"/>"
          + "<path class=\"calm\" d=\"M13 19a6 6 0 0 0 6-6c0-2-1-3-2-5-1 2-3 2-4 1z\"/></svg>";

  private PageFrame() {}

  /**
   * A page without scripts.
   *
   * @param heading plain text
   * @param main HTML
   * @param foot HTML
   */
  public static String plain(String heading, String main, String foot) {
    return document(heading, "", main, foot, "");
  }

  /** A page with the script for values under the pointer and the choice of an issue. */
  static String scripted(String heading, String picker, String main, String foot) {
    return document(heading, picker, main, foot, SCRIPT);
  }

  private static String document(
      String heading, String picker, String main, String foot, String script) {
    String title = Html.escape(Html.cut(heading, 120));
    StringBuilder out = new StringBuilder(main.length() + (1 << 15));
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(policy(script));
    out.append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.append("<title>").append(title).append(" · Firebreak</title>\n");
    out.append("<link rel=\"icon\" href=\"data:,\">\n");
    out.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
    out.append("<header class=\"top\"><p class=\"brand\">")
        .append(LOGO)
        .append("Firebreak</p><h1>");
    out.append("<bdi>").append(title).append("</bdi></h1>").append(picker);
    out.append("</header>\n<main>\n").append(main).append("</main>\n");
    out.append("<footer><p>").append(foot).append("</p></footer>\n");
    if (!script.isEmpty()) {
      out.append("<script>").append(script).append("</script>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private static String policy(String script) {
    return "default-src 'none'; style-src '"
        + hash(STYLE)
        + (script.isEmpty() ? "" : "'; script-src '" + hash(script))
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing from the jar: " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return "\n" + text.replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

package io.firebreak.local.report;

import io.firebreak.models.data.ResponseEffect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Draws the page: one HTML file that needs no network, no scripts to be read, and no font or file
 * beside it. The same data give the same bytes. A content security policy inside the page allows
 * its own style and script by their hashes and nothing else, so that even a text that slipped
 * through the escaping could run nothing and load nothing.
 */
public final class ReportPage {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private ReportPage() {}

  /** The page as HTML. */
  public static String render(ReportData data) {
    StringBuilder main = new StringBuilder(1 << 16);
    main.append(PageParts.overview(data));
    if (data.issues().isEmpty()) {
      main.append("<p class=\"headline\">There are no issues yet.</p>\n");
    }
    for (int i = 0; i < data.issues().size(); i++) {
      main.append(new IssueSection(i + 1, data.issues().get(i)).html());
    }
    main.append(PageParts.truth(data)).append(PageParts.quality(data));
    return document(data.title(), PageParts.picker(data), main.toString(), models(data));
  }

  /**
   * A page that shows nothing but what looks at responses found, for a measurement of somebody's
   * own data.
   *
   * @param title heading of the page
   * @param effects the looks, in any order
   */
  public static String renderEffects(String title, List<ResponseEffect> effects) {
    ResponseLooks looks = new ResponseLooks(List.of(), effects);
    StringBuilder main = new StringBuilder(1 << 16);
    List<String> issues =
        effects.stream().map(ResponseEffect::issueId).distinct().sorted().toList();
    for (int i = 0; i < issues.size(); i++) {
      String issue = issues.get(i);
      main.append(
          new EffectSection("issue-" + (i + 1), looks.responses(issue), looks.effects(issue))
              .html());
    }
    if (issues.isEmpty()) {
      main.append("<p class=\"headline\">No response was looked at.</p>\n");
    }
    return document(title, "", main.toString(), "Times are UTC.");
  }

  private static String document(String heading, String picker, String main, String foot) {
    String title = Html.escape(Html.cut(heading, 120));
    StringBuilder out = new StringBuilder(main.length() + (1 << 15));
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(policy());
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
    out.append("<script>").append(SCRIPT).append("</script>\n</body>\n</html>\n");
    return out.toString();
  }

  /**
   * Writes the page to a file, in UTF-8; an existing file is replaced.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(ReportData data, Path file) throws IOException {
    Files.writeString(file, render(data), StandardCharsets.UTF_8);
  }

  private static final String LOGO =
      "<svg aria-hidden=\"true\" width=\"22\" height=\"22\" viewBox=\"0 0 22 22\">"
          + "<path class=\"flame\" d=\"M7 2c1 4-4 6-4 11a6 6 0 0 0 6 6V2z\"/>"
          + "<path class=\"line-of-break\" d=\"M11 1v20\"/>"
          + "<path class=\"calm\" d=\"M13 19a6 6 0 0 0 6-6c0-2-1-3-2-5-1 2-3 2-4 1z\"/></svg>";

  private static String models(ReportData data) {
    if (data.models().isEmpty()) {
      return "Stance: not judged by a model.";
    }
    StringBuilder out = new StringBuilder("Stance judged by ");
    for (int i = 0; i < data.models().size(); i++) {
      out.append(i == 0 ? "" : ", ").append(Html.foreign(data.models().get(i)));
    }
    return out.append(
            ". A stance model errs; its model card states how often. Times are UTC. These figures are"
                + " outputs, not outcomes.")
        .toString();
  }

  private static String policy() {
    return "default-src 'none'; style-src '"
        + hash(STYLE)
        + "'; script-src '"
        + hash(SCRIPT)
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
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
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

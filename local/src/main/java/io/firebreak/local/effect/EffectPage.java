package io.firebreak.local.effect;

import io.firebreak.models.effect.CounterfactualPoint;
import io.firebreak.models.effect.EffectEstimate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The page of a measurement: one HTML file that needs no network and no scripts. The same
 * measurement gives the same bytes. A content security policy inside the page allows its own style
 * and nothing else.
 */
final class EffectPage {

  private static final String STYLE = resource("effect.css");
  private static final double HOUR = 3_600_000;

  private EffectPage() {}

  static String render(Measurement measurement, List<EffectEstimate> estimates) {
    StringBuilder out = new StringBuilder(1 << 16);
    String file = escape(measurement.events().name());
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    out.append(" style-src '").append(hash(STYLE)).append("'; img-src data:; base-uri 'none';");
    out.append(" form-action 'none'\">\n<meta name=\"viewport\"");
    out.append(" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.append("<title>Did the response slow the spread? · Firebreak</title>\n");
    out.append("<link rel=\"icon\" href=\"data:,\">\n<style>").append(STYLE);
    out.append("</style>\n</head>\n<body>\n<header><h1>Firebreak · <bdi>").append(file);
    out.append("</bdi></h1></header>\n<main>\n");
    for (int i = 0; i < estimates.size(); i++) {
      section(out, i + 1, measurement, estimates.get(i));
    }
    out.append("</main>\n<footer><p>");
    out.append(escape(input(measurement.events())));
    measurement.events().notes().forEach(note -> out.append(" ").append(capital(note)).append("."));
    out.append(" Times are UTC.</p></footer>\n</body>\n</html>\n");
    return out.toString();
  }

  private static String input(MentionFile file) {
    return "%s %s, from %s rows, of which %s could not be used."
        .formatted(
            Figures.count(file.mentions()),
            file.form().inWords(),
            Figures.count(file.rows()),
            Figures.count(file.badRows()));
  }

  private static String capital(String note) {
    return escape(note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1));
  }

  private static void section(
      StringBuilder out, int number, Measurement measurement, EffectEstimate estimate) {
    out.append("<section class=\"card\">\n<h2>");
    out.append(EffectTable.verdict(estimate.verdict())).append("</h2>\n<p class=\"sentence\">");
    out.append(escape(estimate.sentence())).append("</p>\n");
    boolean drawn = estimate.averted() != null && !estimate.averted().curve().isEmpty();
    if (drawn) {
      out.append("<h3>What happened, and what would have</h3>\n");
      out.append("<p class=\"soft\">Mentions passed on in each half hour; hours from the response");
      out.append(", ").append(Figures.time(estimate.responseAtMillis())).append("</p>\n");
      out.append(
          new EffectPicture("picture-" + number, estimate, measurement.responsesMillis()).html());
    }
    out.append("\n<h3>Figures</h3>\n<table><tbody>\n");
    for (EffectTable.Row row : EffectTable.of(estimate, measurement)) {
      out.append("<tr><th scope=\"row\">").append(escape(row.name())).append("</th><td>");
      out.append(escape(row.figure())).append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
    for (String note : estimate.notes()) {
      out.append("<p class=\"soft\">").append(capital(note)).append(".</p>\n");
    }
    if (drawn) {
      curve(out, estimate);
    }
    out.append("</section>\n");
  }

  private static void curve(StringBuilder out, EffectEstimate estimate) {
    out.append("<details><summary>The picture as a table</summary>\n<div class=\"scroll\"");
    out.append(" tabindex=\"0\" role=\"region\" aria-label=\"The picture as a table\">");
    out.append("<table class=\"figures\"><thead><tr><th scope=\"col\">From</th>");
    out.append("<th scope=\"col\">Observed</th><th scope=\"col\">Expected</th>");
    out.append("<th scope=\"col\">95 % band</th></tr></thead><tbody>\n");
    for (CounterfactualPoint point : estimate.averted().curve()) {
      long start = estimate.responseAtMillis() + Math.round(point.fromHours() * HOUR);
      out.append("<tr><th scope=\"row\">").append(Figures.time(start)).append("</th><td>");
      out.append(point.blind() ? "blind" : Figures.whole(point.observed())).append("</td><td>");
      if (point.fromHours() >= 0) {
        out.append(Figures.whole(point.expected())).append("</td><td>");
        out.append(Figures.whole(point.low())).append(" to ").append(Figures.whole(point.high()));
      } else {
        out.append(Figures.NONE).append("</td><td>").append(Figures.NONE);
      }
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table></div></details>\n");
  }

  /** Text that is safe in HTML; control characters and what steers the writing become blanks. */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE) {
                    out.append(' ');
                  } else {
                    out.appendCodePoint(point);
                  }
                }
              }
            });
    return out.toString();
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
    try (InputStream in = EffectPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

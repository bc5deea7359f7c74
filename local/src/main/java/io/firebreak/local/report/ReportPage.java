package io.firebreak.local.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws the page: one HTML file that needs no scripts to be read; see {@link PageFrame}. The same
 * data give the same bytes.
 */
public final class ReportPage {
  private ReportPage() {}

  /** The page as HTML. */
  public static String render(ReportData data) {
    StringBuilder main = new StringBuilder(1 << 16);
    main.append(PageParts.overview(data));
    if (data.issues().isEmpty()) {
      main.append("<p class=\"headline\">There are no issues yet.</p>\n");
    }
    for (int i = 0; i < data.issues().size(); i++) {
      main.append(new IssueSection(i + 1, data.issues().get(i), data).html());
    }
    main.append(PageParts.truth(data)).append(PageParts.quality(data));
    return PageFrame.scripted(data.title(), PageParts.picker(data), main.toString(), models(data));
  }

  /**
   * Writes the page to a file, in UTF-8; an existing file is replaced.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(ReportData data, Path file) throws IOException {
    Files.writeString(file, render(data), StandardCharsets.UTF_8);
  }

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
}

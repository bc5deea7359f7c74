package io.firebreak.local.report;

import io.firebreak.models.data.StanceQuality;

/** How much of what is said is critical: corrected for the model's errors, beside the raw share. */
final class ShareSection {
  private final IssueReport issue;

  ShareSection(IssueReport issue) {
    this.issue = issue;
  }

  String html() {
    StringBuilder out = new StringBuilder("<section class=\"card shares-of-critics\">");
    out.append("<h3>How much of it is critical?</h3>");
    if (issue.shares().isEmpty()) {
      return out.append("<p class=\"soft\">No mention could be judged.</p></section>\n").toString();
    }
    out.append("<p class=\"unit\">Critics, percent of judged mentions</p>");
    for (int i = 0; i < issue.shares().size(); i++) {
      boolean lastDay = i == 0 && issue.shares().size() > 1;
      row(out, lastDay ? "Last 24 hours of data" : "All the time shown", issue.shares().get(i));
    }
    out.append("<p class=\"legend\">");
    if (issue.quality() != null) {
      out.append(Charts.key("mark-value", "Corrected, with its 95\u00a0% interval"));
    }
    out.append(Charts.key("mark-raw", "As the model judged")).append("</p>");
    return out.append("<p class=\"soft\">").append(basis()).append("</p></section>\n").toString();
  }

  private static void row(StringBuilder out, String label, CriticShare share) {
    CriticShare.Corrected corrected = share.corrected();
    out.append("<div class=\"share\"><p><b>");
    out.append(Numbers.percent(corrected == null ? (Double) share.raw() : corrected.value()));
    out.append("</b> ").append(label);
    out.append("<span class=\"soft\">");
    if (corrected != null) {
      out.append(": 95\u00a0% interval ").append(Numbers.percent(corrected.low()));
      out.append(" to ").append(Numbers.percent(corrected.high())).append("; as judged ");
      out.append(Numbers.percent(share.raw())).append(" of ");
    } else {
      out.append(": as judged, not corrected, of ");
    }
    out.append(Numbers.count(share.judged())).append("</span></p>");
    out.append("<svg class=\"gauge\" aria-hidden=\"true\" width=\"100%\" height=\"22\">");
    out.append("<rect class=\"track\" width=\"100%\" y=\"9\" height=\"4\" rx=\"2\"/>");
    if (corrected != null) {
      out.append("<rect class=\"interval\" x=\"").append(TimeCanvas.percent(corrected.low()));
      out.append("\" width=\"").append(TimeCanvas.percent(corrected.high() - corrected.low()));
      out.append("\" y=\"5\" height=\"12\" rx=\"3\"/><svg x=\"");
      out.append(TimeCanvas.percent(corrected.value()));
      out.append(
          "\"><rect class=\"value\" x=\"-2.5\" width=\"5\" y=\"1\" height=\"20\" rx=\"2\"/></svg>");
    }
    out.append("<svg x=\"").append(TimeCanvas.percent(share.raw()));
    out.append("\"><path class=\"raw\" d=\"M0 5l6 6-6 6-6-6z\"/></svg></svg>");
    out.append("<p class=\"ends soft\"><span>0\u00a0%</span><span>100\u00a0%</span></p></div>");
  }

  private String basis() {
    StanceQuality quality = issue.quality();
    if (quality == null) {
      return "How often the model errs on this issue is not known, so the share is not corrected.";
    }
    return "audit".equals(quality.source())
        ? "The correction rests on "
            + Numbers.count(quality.auditLabels())
            + (quality.auditLabels() == 1 ? " audit label" : " audit labels")
            + " of this issue: mentions picked by chance and judged by people."
        : "The correction rests on the model card: errors counted on other companies, none on this"
            + " issue. Audit labels (<code>firebreak label</code>) make it narrower.";
  }
}

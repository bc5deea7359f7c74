package io.firebreak.local.report;

import java.util.Comparator;
import java.util.List;

/** The alerts that fire now, the most urgent first, and whether somebody sees to them. */
final class AlertSection {
  private static final int MOST = 10;

  private final List<SeenAlert> alerts;

  AlertSection(List<SeenAlert> alerts) {
    this.alerts = alerts;
  }

  String html() {
    List<SeenAlert> open =
        alerts.stream()
            .filter(SeenAlert::isOpen)
            .sorted(
                Comparator.comparingInt(SeenAlert::urgency)
                    .thenComparingLong(SeenAlert::firedAtMillis)
                    .thenComparing(SeenAlert::ruleId)
                    .thenComparing(SeenAlert::summary))
            .toList();
    StringBuilder out = new StringBuilder("<section class=\"card open-alerts\"><h3>");
    out.append(open.isEmpty() ? "Open alerts: none" : "Open alerts").append("</h3>");
    if (!open.isEmpty()) {
      out.append("<ul class=\"alertlist\">");
      open.stream().limit(MOST).forEach(alert -> item(out, alert));
      out.append("</ul>");
    }
    if (open.size() > MOST) {
      out.append("<p class=\"soft\">").append(Numbers.count(open.size() - MOST));
      out.append(" more are not listed: <code>firebreak alerts</code>.</p>");
    }
    int over = alerts.size() - open.size();
    out.append("<p class=\"soft\">Over in the time shown: ");
    out.append(over == 0 ? "none" : Numbers.count(over)).append(".</p>");
    return out.append("</section>\n").toString();
  }

  private static void item(StringBuilder out, SeenAlert alert) {
    int urgency = alert.urgency();
    out.append("<li><p><span class=\"severity urgency-").append(urgency).append("\">");
    out.append(urgency == 0 ? "PAGE" : urgency == 1 ? "TICKET" : "INFO").append("</span> <b>");
    out.append(Html.foreign(Html.cut(alert.ruleId(), 60)))
        .append("</b> <span class=\"soft\">since ");
    out.append(Times.full(alert.firedAtMillis())).append("</span></p><p>");
    out.append(Html.foreign(Html.cut(alert.summary(), 300))).append("</p>");
    if (alert.awaitsAck()) {
      out.append("<p><b>Nobody has acknowledged it.</b></p>");
    } else if (alert.ackedBy() != null) {
      out.append("<p>").append(Html.foreign(Html.cut(alert.ackedBy(), 120))).append(" sees to it");
      if (alert.ackedAtMillis() != null) {
        out.append(", since ").append(Times.full(alert.ackedAtMillis()));
      }
      out.append(".</p>");
    }
    out.append("</li>");
  }
}

package io.firebreak.local.report;

import io.firebreak.local.report.Unjudged.LanguageCount;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.effect.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the figures of one issue leave open: to be read before any of them is quoted. */
final class UnknownSection {
  private static final int MOST_SILENCES = 5;
  private static final int MOST_PLATFORMS = 8;
  private static final int MOST_REASONS = 4;

  private final IssueReport issue;
  private final ReportData page;
  private final List<String> items = new ArrayList<>();

  /**
   * A section.
   *
   * @param page the whole page's data
   */
  UnknownSection(IssueReport issue, ReportData page) {
    this.issue = issue;
    this.page = page;
  }

  String html() {
    dataEnd();
    unjudged();
    late();
    dead();
    stance();
    silences();
    verdicts();
    coverage();
    StringBuilder out = new StringBuilder("<section class=\"card unknown\">");
    out.append("<h3>What is not known</h3><ul class=\"unknowns\">");
    items.forEach(item -> out.append("<li>").append(item).append("</li>"));
    return out.append("</ul></section>\n").toString();
  }

  private void add(String name, String text) {
    items.add("<b>" + name + ".</b> " + text);
  }

  private void dataEnd() {
    long end = issue.summary().toMillis() + issue.summary().silentMillis();
    String age = "";
    Long written = page.writtenAtMillis();
    if (written != null && written > end) {
      double hours = (written - end) / (double) Times.HOUR;
      age = ", " + Numbers.rate(hours) + "\u00a0h before this report";
    }
    add(
        "What happened since",
        "The data end at "
            + Times.full(end)
            + age
            + ". Late mentions may still revise the last hours.");
  }

  private void unjudged() {
    StanceCounts counts = issue.summary().counts();
    if (counts.unclassified() == 0) {
      return;
    }
    Unjudged unjudged = issue.unjudged();
    StringBuilder text = new StringBuilder();
    text.append(Numbers.percent(counts.unclassified() / (double) counts.mentions()));
    text.append(" of the mentions (").append(Numbers.count(counts.unclassified()));
    text.append(") have no stance and are in no share, velocity or verdict.");
    if (unjudged.unsure() > 0) {
      text.append(" Of ").append(Numbers.count(unjudged.unjudged())).append(", the model was not");
      text.append(" sure enough of ").append(Numbers.count(unjudged.unsure())).append('.');
    }
    if (!unjudged.languages().isEmpty()) {
      List<String> parts = new ArrayList<>();
      for (LanguageCount one : unjudged.languages()) {
        parts.add(
            (one.language() == null ? "language unknown" : Html.foreign(one.language()))
                + " "
                + Numbers.count(one.mentions()));
      }
      text.append(" Languages or forms that it does not serve: ");
      text.append(String.join(", ", parts)).append('.');
    }
    add("Mentions not judged", text.toString());
  }

  private void late() {
    long late = issue.summary().late();
    if (late > 0) {
      add(
          "Late mentions",
          Numbers.count(late) + " came too late to be counted: they are in no figure here.");
    }
  }

  private void dead() {
    long dead = page.quality().deadLetters();
    if (dead > 0) {
      List<String> parts =
          page.quality().reasons().stream()
              .limit(MOST_REASONS)
              .map(one -> Html.foreign(one.code()) + " " + Numbers.count(one.count()))
              .toList();
      add(
          "Records that could not be used",
          Numbers.count(dead)
              + ", of any issue ("
              + String.join(", ", parts)
              + (page.quality().reasons().size() > MOST_REASONS ? ", and others" : "")
              + ").");
    }
  }

  private void stance() {
    if (issue.quality() == null) {
      add(
          "Errors of the stance model",
          "It takes some critics for neutral and the other way round; how often it does so on this"
              + " issue is not known. Averted mentions are those that it calls critics.");
    } else if (!"audit".equals(issue.quality().source())) {
      add(
          "Errors of the stance model",
          "No audit label of this issue measures them; what is said of them was counted on other"
              + " companies. Averted mentions are those that it calls critics.");
    }
    if (issue.drift() != null && issue.drift().alarm()) {
      add(
          "Drift",
          "The mix of texts has moved away from what the stances were checked on: label anew.");
    }
  }

  private void silences() {
    List<SeenAlert> blind =
        issue.alerts().stream().filter(alert -> alert.kind().equals(SeenAlert.BLIND)).toList();
    List<String> parts = new ArrayList<>();
    for (SeenAlert alert : blind.subList(0, Math.min(MOST_SILENCES, blind.size()))) {
      parts.add(
          (alert.subject() == null ? "a source" : Html.foreign(Html.cut(alert.subject(), 40)))
              + " silent, noticed "
              + Times.minute(alert.firedAtMillis())
              + (alert.untilMillis() == null
                  ? " and lasting"
                  : ", over " + Times.minute(alert.untilMillis())));
    }
    if (blind.size() > MOST_SILENCES) {
      parts.add(Numbers.count(blind.size() - MOST_SILENCES) + " more");
    }
    List<String> down = numbers(effect -> effect.blindHours() != null && effect.blindHours() > 0);
    if (!down.isEmpty()) {
      parts.add("a collector was down for part of the time measured for " + responses(down));
    }
    if (!parts.isEmpty()) {
      add("Gaps in the data", String.join("; ", parts) + ".");
    }
  }

  private void verdicts() {
    List<String> low = numbers(effect -> new PlainVerdict(effect).isOfLowConfidence());
    if (!low.isEmpty()) {
      add("Low confidence", capital(responses(low)) + ": the reasons stand beside the verdict.");
    }
    List<String> alone = numbers(effect -> verdict(effect).hasEstimate() && !effect.controlUsed());
    if (!alone.isEmpty()) {
      add(
          "No control",
          capital(responses(alone)) + ": " + Html.escape(Reason.NO_CONTROL.inWords()) + ".");
    }
    List<String> uncalibrated =
        numbers(
            effect ->
                verdict(effect).hasEstimate()
                    && !FalseAlarms.known(effect.placeboTests(), effect.placeboFalseSlowed()));
    if (!uncalibrated.isEmpty()) {
      add(
          "False alarms on your past",
          capital(responses(uncalibrated))
              + ": too few past crises to say how often the test errs on them"
              + " (<code>firebreak learn</code>).");
    }
    if (issue.effects().stream().anyMatch(one -> verdict(one.newest()) == VerdictBadge.SLOWED)) {
      add(
          "How long an effect lasts",
          "Averted mentions are counted as if it did. Where it fades, “at least” can be too high.");
    }
    List<String> open = new ArrayList<>();
    Set<Integer> looked = new HashSet<>();
    issue.effects().forEach(one -> looked.add(one.number()));
    for (int number = 1; number <= issue.responses().size(); number++) {
      if (!looked.contains(number)) {
        open.add(Integer.toString(number));
      }
    }
    open.addAll(numbers(effect -> verdict(effect) == VerdictBadge.NO_VERDICT_YET));
    if (!open.isEmpty()) {
      open.sort((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)));
      add("No verdict yet", capital(responses(open)) + ".");
    }
    List<String> revised =
        numbers(effect -> verdict(effect) != VerdictBadge.NO_VERDICT_YET && !effect.frozen());
    if (!revised.isEmpty()) {
      add(
          "Not final",
          capital(responses(revised)) + ": late mentions may still revise the verdict.");
    }
  }

  private void coverage() {
    List<String> names =
        issue.platforms().stream()
            .limit(MOST_PLATFORMS)
            .map(row -> Html.foreign(Html.cut(row.platform(), 40)))
            .toList();
    add(
        "What is not collected",
        "Private messages, closed groups, and platforms without a collector. Seen here: "
            + (names.isEmpty() ? "none" : String.join(", ", names))
            + (issue.platforms().size() > MOST_PLATFORMS ? " and others" : "")
            + ".");
  }

  private static VerdictBadge verdict(ResponseEffect effect) {
    return VerdictBadge.of(effect.verdict());
  }

  /** Numbers of the responses whose newest look is such. */
  private List<String> numbers(Predicate<ResponseEffect> which) {
    return issue.effects().stream()
        .filter(one -> which.test(one.newest()))
        .map(one -> Integer.toString(one.number()))
        .toList();
  }

  private static String responses(List<String> numbers) {
    return (numbers.size() == 1 ? "response " : "responses ") + String.join(", ", numbers);
  }

  private static String capital(String words) {
    return IssueLists.capital(words);
  }
}

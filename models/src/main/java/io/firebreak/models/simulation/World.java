package io.firebreak.models.simulation;

import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import java.util.ArrayList;
import java.util.List;

/** The invented companies, what is known of them, and what the first of them publishes. */
final class World {
  static final String SUBJECT_ISSUE = "tidelark-outage";
  static final String RIVAL_ISSUE = "saltmere-lines";

  static final Company SUBJECT =
      new Company(
          "Tidelark Ferries",
          List.of("Tidelark", "Tidelark Ferries", "Tidelark"),
          List.of("@tidelark", "@tidelark", "Tidelark", "Tidelark", "#Tidelark"));
  static final Company RIVAL =
      new Company(
          "Saltmere Lines",
          List.of("Saltmere", "Saltmere Lines", "Saltmere"),
          List.of("@saltmere", "@saltmere", "Saltmere", "Saltmere", "#Saltmere"));

  static final String HUB = "https://www.tidelark.example/help";
  private static final String[] HUB_PAGES = {
    HUB, HUB + "/outage", HUB + "/refunds", HUB + "/outage?from=post"
  };
  private static final String GROUP = "northern-ferries";

  private World() {}

  /**
   * A company as people name it.
   *
   * @param name full name
   * @param plain ways to name it anywhere
   * @param tagged ways to name it where handles and hashtags are in use
   */
  record Company(String name, List<String> plain, List<String> tagged) {}

  static String issueId(Story story) {
    return switch (story) {
      case SUBJECT -> SUBJECT_ISSUE;
      case RIVAL -> RIVAL_ISSUE;
      case NOISE -> null;
    };
  }

  static String hubPage(RandomStream random) {
    return HUB_PAGES[random.nextInt(HUB_PAGES.length)];
  }

  static List<Issue> issues() {
    return List.of(
        new Issue(
            SUBJECT_ISSUE,
            false,
            SUBJECT.name(),
            List.of("Tidelark", "@tidelark", "#Tidelark"),
            List.of("ferry blackout"),
            List.of("Tidelark Song"),
            List.of(HUB),
            List.of("full refund within 72 hours", "we are sorry", "claim in three steps"),
            GROUP,
            List.of("x:tidelark", "mastodon:tidelark@tuskland.example"),
            List.of()),
        new Issue(
            RIVAL_ISSUE,
            false,
            RIVAL.name(),
            List.of("Saltmere", "@saltmere", "#Saltmere"),
            List.of(),
            List.of("Saltmere village"),
            List.of("https://www.saltmere.example/news"),
            List.of(),
            GROUP,
            List.of("x:saltmere"),
            List.of()));
  }

  /** The responses of the scenario, in order of time. */
  static List<Response> responses(SimulationSettings settings, SpreadModel model) {
    List<Response> responses = new ArrayList<>();
    double[] hours = model.responses();
    long start = settings.start().toEpochMilli();
    for (int j = 0; j < hours.length; j++) {
      long at = start + (long) (hours[j] * BranchingProcess.MILLIS_PER_HOUR);
      responses.add(j == 0 ? apology(at) : education(at));
    }
    return List.copyOf(responses);
  }

  private static Response apology(long at) {
    return new Response(
        "tidelark-apology",
        false,
        SUBJECT_ISSUE,
        at,
        "apology",
        "hub",
        HUB + "/outage",
        "Last night we left many of you waiting without a boat and without an answer. That was our"
            + " failure, and we are sorry. Everyone affected gets a full refund within 72 hours."
            + " Extra sailings run from this evening.",
        List.of("full refund within 72 hours", "we are sorry"));
  }

  private static Response education(long at) {
    return new Response(
        "tidelark-explained",
        false,
        SUBJECT_ISSUE,
        at,
        "education",
        "hub",
        HUB + "/refunds",
        "What failed, what we have changed, and how to get your money: claim in three steps. An"
            + " independent review starts on Monday; its report will be public.",
        List.of("claim in three steps", "independent review"));
  }
}

package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {

  private static TestDatabase database;

  @BeforeAll
  static void fill() throws SQLException {
    database = TestDatabase.migrated();
    SeedData.write(database);
  }

  @Test
  void stancesPerDayAddUpToTheMentions() throws SQLException {
    String perDay =
        "SELECT day || ' ' || critics || ' ' || supporters || ' ' || neutrals || ' ' || unclassified"
            + " FROM v_stance_per_day WHERE issue_id = 'alder' AND platform = 'x' ORDER BY day";
    String counted =
        """
        SELECT date_trunc('day', published_at, 'UTC') || ' ' || count(*) FILTER (WHERE stance = 'critic')
          || ' ' || count(*) FILTER (WHERE stance = 'supporter') || ' ' || count(*) FILTER (WHERE stance = 'neutral')
          || ' ' || count(*) FILTER (WHERE stance = 'unclassified')
        FROM scored_mention WHERE issue_id = 'alder' AND platform = 'x' AND NOT deleted
        GROUP BY date_trunc('day', published_at, 'UTC') ORDER BY 1
        """;
    assertThat(database.strings(perDay)).hasSize(2).isEqualTo(database.strings(counted));
  }

  @Test
  void aWindowWithoutARowIsOnTheGridButNotBeforeOrAfterTheData() throws SQLException {
    // The last mention is in the minute that ends at 47:54 h, so nothing is known of the 55th.
    List<String> minutes =
        database.strings(
            "SELECT window_start AT TIME ZONE 'UTC' FROM window_grid('1m', '2026-02-01Z', '2026-06-01Z')");
    assertThat(minutes.get(0)).isEqualTo("2026-03-02 00:00:00");
    assertThat(minutes).hasSize(47 * 60 + 55).doesNotHaveDuplicates();
    assertThat(
            database.strings(
                "SELECT window_start AT TIME ZONE 'UTC' FROM window_grid('1h', '2026-03-02 09:30Z', '2026-03-02 11:00Z')"))
        .containsExactly("2026-03-02 09:00:00", "2026-03-02 10:00:00", "2026-03-02 11:00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, 3 hours, 1m", "auto, 181 minutes, 5m", "auto, 48 hours, 5m", "auto, 4 days, 5m",
    "auto, 97 hours, 1h", "1m, 4 days, 1m", "1m, 5 days, 5m", "1m, 30 days, 1h",
    "5m, 1 hour, 5m", "5m, 22 days, 1h", "1h, 1 hour, 1h", "nonsense, 1 hour, 1h"
  })
  void theWindowSizeFitsTheTimeRange(String wanted, String range, String size) throws SQLException {
    assertThat(
            database.strings(
                "SELECT window_size_for('%s', timestamptz '2026-03-04Z' - interval '%s', '2026-03-04Z')"
                    .formatted(wanted, range)))
        .containsExactly(size);
  }

  @Test
  void storiesHaveTheirPartsInOrderAndThoseOfWithdrawnIssuesAreLeftOut() throws SQLException {
    assertThat(
            database.strings(
                "SELECT concat_ws('|', issue_id, top_link, dashboard, acked_by) FROM v_alert ORDER BY 1"))
        .containsExactly("alder|https://x.example/1|anna", "o'hara", "o'hara");
    assertThat(database.strings("SELECT issue_id FROM v_story_metric ORDER BY 1"))
        .containsExactly("alder", "birch", "o'hara");
    assertThat(database.strings("SELECT DISTINCT issue_id FROM v_story_segment ORDER BY 1"))
        .containsExactly("alder", "birch", "o'hara");
    String parts =
        "SELECT segment || ' ' || mentions || ' ' || coalesce(hub_adoption::text, 'none') || ' '"
            + " || coalesce(key_messages_after::text, 'none') FROM v_story_segment WHERE issue_id = ";
    assertThat(database.strings(parts + "'alder' ORDER BY place"))
        .startsWith("all 1500 0.06 93", "critic 700 0.06 43")
        .contains("tier3 0 none 0")
        .hasSize(10);
    assertThat(database.strings(parts + "'birch' AND segment = 'all'"))
        .containsExactly("all 1500 0.06 none");
  }

  @Test
  void correctedSharesAreThoseOfTheFormula() throws SQLException {
    double[][] alpha = {{40, 3, 7}, {2, 20.5, 8}, {5, 6, 59}};
    double[] strength = {30, 20.5, 0};
    for (String span : List.of("1h", "24h", "all")) {
      String where =
          switch (span) {
            case "1h" -> "window_start = '2026-03-02 12:00Z'";
            case "24h" -> "window_start >= '2026-03-03 00:00Z'";
            default -> "true";
          };
      double[] counts =
          numbers(
              "SELECT sum(critics) || ' ' || sum(supporters) || ' ' || sum(neutrals) FROM spread_window"
                  + " WHERE issue_id = 'alder' AND platform = 'all' AND window_size = '1h' AND "
                  + where);
      String figures =
          "SELECT critic_raw || ' ' || critic_share || ' ' || critic_low || ' ' || critic_high || ' '"
              + " || supporter_raw || ' ' || supporter_share || ' ' || supporter_low || ' ' || supporter_high || ' '"
              + " || neutral_raw || ' ' || neutral_share || ' ' || neutral_low || ' ' || neutral_high"
              + " FROM v_corrected_share WHERE issue_id = 'alder' AND span = '%s' AND %s"
                  .formatted(span, span.equals("1h") ? "from_at = '2026-03-02 12:00Z'" : "true");
      assertThat(numbers(figures))
          .as(span)
          .containsExactly(corrected(counts, alpha, strength), within(1e-9));
    }
    assertThat(
            database.strings(
                "SELECT DISTINCT issue_id || ' ' || source || ' ' || audit_labels FROM v_corrected_share ORDER BY 1"))
        .containsExactly("alder audit 60", "birch card 0", "o'hara card 0");
  }

  /** For each true class: raw share, corrected share, low and high. */
  private static double[] corrected(double[] counts, double[][] alpha, double[] strength) {
    double judged = counts[0] + counts[1] + counts[2];
    double[] figures = new double[12];
    for (int k = 0; k < 3; k++) {
      double share = 0;
      double own = 0;
      double common = 0;
      for (int j = 0; j < 3; j++) {
        double total = alpha[j][0] + alpha[j][1] + alpha[j][2];
        double mean = alpha[j][k] / total;
        double predicted = counts[j] / judged;
        share += predicted * mean;
        double variance = mean * (1 - mean) / (total + 1) * (total + counts[j]) / counts[j];
        double prior = strength[j] / total;
        own += predicted * predicted * variance * (1 - prior * prior);
        common += predicted * prior * Math.sqrt(variance);
      }
      double arm = 1.96 * Math.sqrt(own + common * common);
      figures[4 * k] = counts[k] / judged;
      figures[4 * k + 1] = share;
      figures[4 * k + 2] = Math.max(0, share - arm);
      figures[4 * k + 3] = Math.min(1, share + arm);
    }
    return figures;
  }

  private static double[] numbers(String sql) throws SQLException {
    return Arrays.stream(database.strings(sql).get(0).split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Test
  void theNewestLookSaysWhetherTheTextsMovedAway() throws SQLException {
    assertThat(
            database.strings(
                "SELECT issue_id || ' ' || drift_alarm || ' ' || coalesce(stability_index::text, 'none')"
                    + " FROM v_stance_quality ORDER BY 1"))
        .containsExactly("alder true 0.4", "birch false none", "o'hara false none");
  }

  @Test
  void anIssueThatFellSilentIsQuiet() throws SQLException {
    String phase =
        "SELECT phase || ' ' || critic_velocity || ' ' || coalesce(reproduction::text, 'none') FROM v_phase_now"
            + " WHERE issue_id = 'alder' AND window_size = '1h' AND platform = ";
    assertThat(database.strings(phase + "'all'").get(0))
        .startsWith("receding ")
        .doesNotContain("none");
    assertThat(database.strings(phase + "'news'")).containsExactly("quiet 0 none");
  }

  @Test
  void aPlatformThatFellSilentShowsAsBehind() throws SQLException {
    assertThat(
            database.strings(
                "SELECT platform || ' ' || round(extract(epoch FROM data_until - last_published_at) / 3600)"
                    + " FROM v_freshness ORDER BY 1"))
        .containsExactly("forum 0", "news 18", "x 0");
  }

  @Test
  void whoComesBackIsAnAmbassadorAndWhoIsCoordinatedFickleOrOptedOutIsNot() throws SQLException {
    assertThat(
            database.strings(
                "SELECT concat_ws('|', author_key, author, days, mentions, followers, amplifiers, round(score::numeric, 3), latest_link)"
                    + " FROM v_ambassador WHERE issue_id = 'alder' AND author_key ~ 'x:[a-z]+$' ORDER BY 1"))
        .containsExactly(
            "x:evil|evil|2|3|5|0|2.352",
            "x:friend|friendy|2|6|900|2|6.091|https://x.example/friend5",
            "x:quiet|quiety|2|5|0|2.000|https://x.example/quiet3");
    assertThat(database.strings("SELECT count(*) FROM v_ambassador WHERE issue_id = 'withdrawn'"))
        .containsExactly("0");
  }

  @Test
  void whoWasThankedIsNotThankedAgainUntilTheySpeakUpAWeekLater() throws SQLException {
    String names =
        "SELECT author_key FROM v_thank_today WHERE issue_id = 'alder' AND author_key ~ 'x:[a-z]+$' ORDER BY 1";
    assertThat(database.strings(names)).containsExactly("x:evil", "x:friend");
    database.run(
        "UPDATE ambassador_state SET thanked_at = '2026-02-01 00:00Z' WHERE author_key = 'x:quiet'");
    assertThat(database.strings(names)).containsExactly("x:evil", "x:friend", "x:quiet");
    database.run(
        "UPDATE ambassador_state SET thanked_at = '2026-03-03 23:00Z' WHERE author_key = 'x:quiet'");
  }

  @Test
  void aCriticIsWonOverByTwoMentionsEachWay() throws SQLException {
    assertThat(
            database.strings(
                "SELECT concat_ws('|', issue_id, author_key, stance, critics, since, won_at AT TIME ZONE 'UTC')"
                    + " FROM v_newly_won WHERE author_key ~ 'x:[a-z]+$' ORDER BY 1"))
        .containsExactly(
            "alder|x:turned|supporter|2|2|2026-03-03 09:00:00",
            "o'hara|x:turned|supporter|2|2|2026-03-03 09:00:00");
  }

  @Test
  void aClusterShowsAnExampleThatStandsAndThoseOfWithdrawnIssuesAreLeftOut() throws SQLException {
    assertThat(
            database.strings(
                "SELECT concat_ws('|', issue_id, cluster_id, stands, reason, excerpt, permalink)"
                    + " FROM v_coordinated_cluster ORDER BY 1"))
        .containsExactly(
            "alder|text-1|t|22 accounts wrote nearly the same.|They helped us, number 1|https://x.example/robot1",
            "alder|text-2|f|Taken back.",
            "o'hara|link-1|t|9 accounts posted the same link.");
  }

  @Test
  void shareOfVoiceStandsBesideEachWindow() throws SQLException {
    assertThat(
            database.strings(
                "SELECT round(sum(share_of_voice)::numeric, 6) FROM v_spread_window"
                    + " JOIN issue USING (issue_id) WHERE platform = 'all' AND window_size = '1h'"
                    + " AND window_start = '2026-03-02 12:00Z'"))
        .first()
        .satisfies(sum -> assertThat(Double.parseDouble(sum)).isBetween(0.9, 1.0));
    assertThat(
            database.strings("SELECT count(*) FROM v_spread_window WHERE issue_id = 'withdrawn'"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "//host.example/x",
        "http://",
        "https://a b.example",
        "https://bank.example@evil.example/",
        "https://a.example/\"onclick",
        "https://a.example/<script>",
        "https://a.example/\\evil",
        "ftp://a.example/",
        "https://a.example/x\nSet-Cookie",
        " https://a.example"
      })
  void anUnsafeLinkIsNotOffered(String url) throws SQLException {
    assertThat(database.strings("SELECT safe_link('" + url + "')")).containsExactly((String) null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example",
        "HTTP://WWW.A.example:8080/x?y=1#z",
        "https://sub.a.example/wiki/X_(y)",
        "https://xn--bcher-kva.example/ä"
      })
  void aWebLinkIsOffered(String url) throws SQLException {
    assertThat(database.strings("SELECT safe_link('" + url + "')")).containsExactly(url);
  }

  @Test
  void theSourceOfNewsIsItsOutletAndOfOthersItsAuthor() throws SQLException {
    assertThat(
            database.strings(
                "SELECT DISTINCT source_key FROM v_top_source WHERE platform = 'news' ORDER BY 1"))
        .containsExactly("www.news0.example", "www.news2.example");
    assertThat(
            database.strings(
                "SELECT DISTINCT left(source_key, 6) FROM v_top_source WHERE platform = 'forum'"))
        .containsExactly("writer");
  }

  @Test
  void theNewestLookSpeaksForAResponse() throws SQLException {
    assertThat(
            database.strings(
                "SELECT response_id || ' ' || look || ' ' || coalesce(verdict, 'gauge')"
                    + " FROM v_response_effect WHERE newest ORDER BY 1"))
        .containsExactly(
            "a1 6h inconclusive", "r'4 6h inconclusive", "r1 24h slowed", "r2 6h sped_up");
    assertThat(database.strings("SELECT count(*) FROM v_response_effect"))
        .as("the withdrawn response and the withdrawn issue are left out")
        .containsExactly("6");
  }

  @Test
  void answersMeasuredTogetherStandAsOne() throws SQLException {
    assertThat(
            database.strings(
                "SELECT response_label FROM v_response_effect WHERE response_kind = 'answer'"))
        .containsExactly("2 answers, from 2 Mar 19:00");
  }

  @Test
  void thePictureHasItsWindowsInHoursAndTheBlindOnesMarked() throws SQLException {
    assertThat(
            database.strings(
                "SELECT count(*) || ' ' || min(hours) || ' ' || max(hours) || ' '"
                    + " || count(*) FILTER (WHERE NOT blind) || ' '"
                    + " || min(window_start AT TIME ZONE 'UTC') FILTER (WHERE blind)"
                    + " FROM v_response_effect_curve WHERE response_id = 'r1' AND newest"))
        .containsExactly("68 0.5 0.5 67 2026-03-02 10:00:00");
  }

  @Test
  void textOfALookIsFreedOfWhatTurnsTheReadingDirection() throws SQLException {
    assertThat(
            database.strings(
                "SELECT sentence || '|' || length(kernel) || '|' || response_label"
                    + " FROM v_response_effect WHERE response_id = 'r2'"))
        .containsExactly("Sped up.|80|apology on x, 2 Mar 20:00");
  }

  @Test
  void textFromTheWebIsCutAndPutOnOneLine() throws SQLException {
    assertThat(
            database.strings(
                "SELECT author || '|' || left(excerpt, 9) || '|' || length(excerpt) FROM v_top_mention WHERE mention_key = 'x:hostile'"))
        .containsExactly("evil|one twoxx|280");
  }
}

package io.firebreak.dashboards;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * A small filled database: three issues of one comparison group (one with a quote in its id), a
 * withdrawn one, responses and looks at them, stories, hostile mentions, windows counted from the
 * mentions, dead letters.
 */
final class SeedData {

  /** The first moment of the data; they last 48 hours. */
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** The moment after the last window. */
  static final Instant END = Instant.parse("2026-03-04T00:00:00Z");

  private static final String[] OTHER_ROWS = {
    """
    INSERT INTO issue VALUES
      ('alder', 'Alder Foods', 'foods', false, '{}'), ('birch', 'Birch Foods', 'foods', false, '{"ownedAccounts": ["x:birch_foods"]}'),
      ('o''hara', 'O''Hara Bakery', 'foods', false, '{}'), ('withdrawn', 'Withdrawn', 'foods', true, '{}')
    """,
    """
    INSERT INTO response VALUES
      ('r1', 'alder', '2026-03-02 10:00Z', 'statement', 'hub', 'https://alder.example/1', 'We look into it.', false),
      ('r2', 'alder', '2026-03-02 20:00Z', 'apology', 'x', 'javascript:alert(1)', '<b>We</b> are sorry.', false),
      ('r3', 'alder', '2026-03-02 22:00Z', 'rebuttal', 'x', null, 'WITHDRAWN RESPONSE', true),
      ('r''4', 'o''hara', '2026-03-02 12:00Z', 'statement', 'press', null, null, false),
      ('a1', 'o''hara', '2026-03-02 19:00Z', 'answer', 'x', null, null, false),
      ('a2', 'o''hara', '2026-03-02 19:30Z', 'answer', 'x', null, null, false)
    """,
    """
    INSERT INTO stance_quality VALUES
      ('alder', '2026-03-03 20:00Z', 'stance-1', 'alder-1', true, E'better\\u202E on held-out labels', 120, 60, 0.61, 0.7, 0.9, 0.8, 'audit',
       '[40, 3, 7, 2, 20.5, 8, 5, 6, 59]', '[30, 20.5, 0]'),
      ('birch', '2026-03-03 20:00Z', 'stance-1', NULL, false, NULL, 0, 0, NULL, NULL, NULL, NULL, 'card', '[4, 1, 1, 1, 2, 1, 1, 1, 3]', '[6, 4, 5]'),
      ('o''hara', '2026-03-03 20:00Z', 'stance-1', NULL, false, NULL, 0, 0, NULL, NULL, NULL, NULL, 'card', '[1, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 1]', '[1, 1, 1]'),
      ('withdrawn', '2026-03-03 20:00Z', 'stance-1', NULL, false, 'WITHDRAWN QUALITY', 0, 0, NULL, NULL, NULL, NULL, 'card', '[1, 1, 1, 1, 1, 1, 1, 1, 1]', '[3, 3, 3]')
    """,
    """
    INSERT INTO stance_drift VALUES
      ('alder', '2026-03-03 18:00Z', 900, 300, 0.05, 0.25, false), ('alder', '2026-03-03 19:00Z', 900, 310, 0.4, 0.25, true),
      ('birch', '2026-03-03 19:00Z', 90, 30, NULL, 0.25, false)
    """,
    // Hostile mentions: a deleted one whose text was kept by mistake, a script link, a turned text.
    """
    INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind,
      author_handle, text, url, observed_at, hub_link, matched_by, stance)
    VALUES
      ('x:deleted', 'alder', '2026-03-02 05:00Z', true, 1, 'x', 'original', 'gone', 'DELETED TEXT',
       'https://x.example/deleted', '2026-03-02 05:01Z', false, 'text', 'critic'),
      ('x:hostile', 'alder', '2026-03-02 05:00Z', false, 0, 'x', 'original', E'ev\\u202Eil\\n', E'one\\n\\ttwo' || repeat('x', 5000),
       'javascript:alert(1)', '2026-03-02 05:01Z', false, 'text', 'neutral')
    """,
    // Both were passed on often, so that they would stand at the top of every table.
    """
    INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind,
      parent_key, author_handle, hub_link, matched_by, stance)
    SELECT 'x:pass-' || n, 'alder', timestamptz '2026-03-02 06:00Z' + n * interval '1 minute', false, 0, 'x', 'repost',
      (ARRAY['x:deleted', 'x:hostile'])[1 + n % 2], 'fan' || n % 7, false, 'repost', 'critic'
    FROM generate_series(1, 400) AS n
    """,
    """
    INSERT INTO dead_letter VALUES
      ('mentions', 0, 7, 'not-json: unexpected end', '\\x7b', '2026-03-02 03:00Z'),
      ('mentions', 1, 9007199254740993, 'not-json: ' || repeat('y', 5000), '\\x7b7b', '2026-03-02 04:00Z'),
      ('issues', 0, 3, 'no-id: the issue has no id', '\\x7b7d', '2026-03-02 05:00Z')
    """,
    // Supporters who come back, one who was won over, one coordinated, one who opted out, one of
    // whom too little is known.
    """
    INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind,
      author_id, author_handle, followers, text, url, observed_at, hub_link, matched_by, stance)
    SELECT 'x:' || issue || '-' || who || '-' || n, issue, at, false, 0, 'x', 'original', who,
      CASE who WHEN 'opted' THEN 'WITHDRAWN FRIEND' WHEN 'evil' THEN E'ev\u202Eil' ELSE who || 'y' END, followers, 'They helped us, number ' || n,
      CASE who WHEN 'evil' THEN 'javascript:alert(1)' ELSE 'https://x.example/' || who || n END, at + interval '30 seconds', false, 'text',
      CASE WHEN who = 'turned' AND n < 3 OR who = 'fickle' AND n % 2 = 0 THEN 'critic' ELSE 'supporter' END
    FROM (VALUES ('alder'), ('o''hara'), ('withdrawn')) AS issues (issue)
    CROSS JOIN (VALUES ('friend', 900, 1, 5), ('quiet', NULL, 1, 3), ('turned', 90, 1, 4), ('fickle', 90, 1, 5), ('robot', 3, 1, 6),
      ('opted', 500, 1, 6), ('evil', 5, 1, 3), ('once', 9000, 1, 2)) AS people (who, followers, low, high)
    CROSS JOIN LATERAL generate_series(low, high) AS n
    CROSS JOIN LATERAL (SELECT timestamptz '2026-03-02 09:00Z' + n * interval '6 hours') AS times (at)
    """,
    """
    INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind,
      parent_key, author_id, observed_at, hub_link, matched_by, stance)
    SELECT 'x:pass-friend-' || n, 'alder', '2026-03-02 18:00Z', false, 0, 'x', 'repost', 'x:alder-friend-1',
      (ARRAY['quiet', 'quiet', 'turned', 'robot', 'friend'])[n], '2026-03-02 18:00:30Z', false, 'repost', 'supporter'
    FROM generate_series(1, 5) AS n
    """,
    """
    INSERT INTO coordinated_cluster VALUES
      ('alder', 'text-1', 'text', '2026-03-02 09:00Z', '2026-03-03 20:00Z', '2026-03-03 20:00Z', 30, 22, 3, 0.81, '22 accounts wrote nearly the same.',
       '["x:deleted", "x:alder-robot-1", "x:alder-robot-2"]', '["x:robot", "x:robot2"]'),
      ('alder', 'text-2', 'text', '2026-03-02 09:00Z', '2026-03-02 20:00Z', '2026-03-02 20:00Z', 30, 22, 3, 0.41, E'Taken\n\u202Eback.', '["x:gone"]', '["x:friend"]'),
      ('o''hara', 'link-1', 'link', '2026-03-02 04:00Z', '2026-03-02 06:00Z', '2026-03-02 06:00Z', 9, 9, 9, 0.7, '9 accounts posted the same link.', '["x:hostile"]', '[]'),
      ('withdrawn', 'text-1', 'text', '2026-03-02 09:00Z', '2026-03-03 20:00Z', '2026-03-03 20:00Z', 30, 22, 3, 0.9, 'WITHDRAWN CLUSTER', '[]', '[]')
    """,
    """
    INSERT INTO ambassador_state VALUES
      ('x:quiet', '2026-03-03 23:00Z', 'anna', E'sent\u202E a card', false), ('x:opted', NULL, NULL, NULL, true)
    """,
    // Two that fire, one that is over with a script link, one of a withdrawn issue.
    """
    INSERT INTO alert (issue_id, rule_id, episode, kind, subject, state, severity, since, fired_at, until, known_at,
      value, baseline, summary, why, acked_by, acked_at)
    VALUES
      ('alder', 'critic-velocity', '2026-03-02T01:00:00Z', 'critic_velocity', null, 'firing', 'page', '2026-03-02 01:00Z',
       '2026-03-02 01:00Z', null, '2026-03-02 02:00Z', 3.5, 0.4, '3.50 critic mentions a minute.',
       '{"limit": 1.6, "peak": 4, "runbook": "Read them.", "mentions": [{"mention": "x:1", "url": "https://x.example/1"}]}', 'anna', '2026-03-02 01:05Z'),
      ('o''hara', 'blind', 'x@2026-03-02T03:00:00Z', 'blind', 'x', 'resolved', 'ticket', '2026-03-02 02:55Z',
       '2026-03-02 03:00Z', '2026-03-02 04:00Z', '2026-03-02 04:00Z', 30, 12, 'Silent.',
       '{"limit": 3650, "peak": 60, "runbook": "Look.", "dashboard": "javascript:alert(1)", "mentions": []}', null, null),
      ('o''hara', 'reach', '2026-03-02T05:00:00Z', 'reach', null, 'firing', 'ticket', '2026-03-02 05:00Z',
       '2026-03-02 05:00Z', null, '2026-03-02 05:00Z', 120000, null, 'Reach < 2 & <i>wide</i>.', '{"mentions": []}', null, null),
      ('withdrawn', 'reach', '2026-03-02T03:00:00Z', 'reach', null, 'firing', 'ticket', '2026-03-02 03:00Z',
       '2026-03-02 03:00Z', null, '2026-03-02 03:00Z', 200000, null, 'WITHDRAWN ALERT', '{"mentions": []}', null, null)
    """,
    // A list each, with a mention that is in no table, a hostile and a deleted one; what a team
    // did.
    """
    INSERT INTO follow_up
    SELECT issue_id, '2026-03-03 23:55Z', 900, jsonb_build_object(
      'ranked', jsonb_build_array(jsonb_build_object('mention', 'x:unknown', 'publishedAt', '2026-03-03 23:00Z', 'author', 'x:a-x:unknown', 'kind', 'critic', 'thread', 'x:unknown', 'expectedCritics', 3.2, 'children', 4, 'answerBy', '2026-03-03 23:50Z', 'reason', E'ev\\\\u202Eil ' || repeat('r', 900)), jsonb_build_object('mention', 'x:hostile', 'publishedAt', '2026-03-02 05:00Z', 'author', 'x:a-x:hostile', 'kind', 'critic', 'thread', 'x:hostile', 'expectedCritics', 3.2, 'children', 4, 'answerBy', '2026-03-03 23:50Z', 'reason', E'ev\\\\u202Eil ' || repeat('r', 900)), jsonb_build_object('mention', 'x:deleted', 'publishedAt', '2026-03-02 05:00Z', 'author', 'x:a-x:deleted', 'kind', 'critic', 'thread', 'x:deleted', 'expectedCritics', 3.2, 'children', 4, 'answerBy', '2026-03-03 23:50Z', 'reason', E'ev\\\\u202Eil ' || repeat('r', 900))),
      'avoid', jsonb_build_array(jsonb_build_object('mention', 'x:bot', 'publishedAt', '2026-03-03 23:00Z', 'author', 'x:a-x:bot', 'kind', 'critic', 'thread', 'x:bot', 'expectedCritics', 3.2, 'children', 4, 'answerBy', '2026-03-03 23:50Z', 'reason', E'ev\\\\u202Eil ' || repeat('r', 900))))
    FROM (VALUES ('alder'), ('o''hara'), ('withdrawn')) AS i (issue_id)
    """,
    """
    INSERT INTO follow_up_state (issue_id, mention_key, published_at, state, by_whom, at, note, author, thread, kind, expected_critics, answer_by)
    SELECT issue_id, 'x:' || state, '2026-03-03 22:00Z', state, E'an\\u202Ena', '2026-03-02 10:00Z', repeat('n', 900), 'x:' || state, 'x:' || state,
      'critic', 2.5, '2026-03-03 23:00Z'
    FROM (VALUES ('alder'), ('o''hara')) AS i (issue_id), unnest(ARRAY['taken', 'answered', 'dismissed']) AS state
    """,
    """
    INSERT INTO follow_up_state (issue_id, mention_key, published_at, state, by_whom, at, note, response_id, author, thread)
    VALUES ('alder', 'x:again', '2026-03-03 22:00Z', 'answered', 'anna', '2026-03-02 22:00Z', 'WITHDRAWN ANSWER', 'r3', 'x:again', 'x:again')
    """,
  };

  /**
   * Looks of every verdict at the responses: half hours from 10 hours before each to 24 hours after
   * it, the collector down in the first of them that follow; a hostile sentence; one of a withdrawn
   * response and one of a withdrawn issue.
   */
  private static final String EFFECTS =
      """
      INSERT INTO response_effect
      SELECT issue_id, response_id, look, jsonb_build_array(response_id), at, at + hours * interval '1 hour', verdict,
        confidence, look = '6h', '["no_control"]'::jsonb, p, cut, cut - 0.3, cut + 0.2, 4000 * cut - 900, 4000 * cut, 4000 * cut + 3000,
        coalesce(verdict = 'slowed', false), CASE verdict WHEN 'inconclusive' THEN 0.4 END, CASE verdict WHEN 'inconclusive' THEN 0.25 END,
        CASE verdict WHEN 'inconclusive' THEN 11.5 END, 10, hours, 18, 12, 1, 412, 388, kernel, false, -0.6, 12,
        1.1, 0.9, 1.3, 0.7, 0.5, 0.9, tests, alarms, sentence,
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
           'start', to_char(at + i * interval '30 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           'end', to_char(at + (i + 1) * interval '30 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           'observed', 20 + i % 5, 'blind', CASE WHEN i = 0 THEN true END, 'expected', 25 + i % 3, 'low', 20, 'high', 40)) ORDER BY i)
         FROM generate_series(-20, 2 * hours::int - 1) AS i)
      FROM (VALUES
        ('alder', 'r1', timestamptz '2026-03-02 10:00Z', '1h', 1, NULL, 'normal', NULL, NULL, 'shipped kernel twitter', NULL, NULL, 'R before and after.'),
        ('alder', 'r1', '2026-03-02 10:00Z', '6h', 6, 'inconclusive', 'normal', 0.7, 0.1, 'shipped kernel twitter', 400, 0.038, 'Inconclusive: the data fit both.'),
        ('alder', 'r1', '2026-03-02 10:00Z', '24h', 24, 'slowed', 'normal', 0.985, 0.38, 'shipped kernel twitter', 400, 0.038, 'Propagation slowed at the time of the response.'),
        ('alder', 'r2', '2026-03-02 20:00Z', '6h', 6, 'sped_up', 'low', 0.001, -0.4, E'<b>ker\\u202Enel</b>' || repeat('k', 900), 9, 0.0,
         E'Sped\n\\u202Eup.'),
        ('alder', 'r3', '2026-03-02 22:00Z', '6h', 6, 'slowed', 'normal', 0.99, 0.5, 'k', 400, 0.038, 'WITHDRAWN RESPONSE'),
        ('o''hara', 'r''4', '2026-03-02 12:00Z', '6h', 6, 'inconclusive', 'normal', 0.5, 0.0, 'shipped kernel twitter', NULL, NULL, 'Inconclusive.'),
        ('o''hara', 'a1', '2026-03-02 19:00Z', '6h', 6, 'inconclusive', 'normal', 0.5, 0.0, 'shipped kernel twitter', NULL, NULL, 'Inconclusive.'),
        ('o''hara', 'a2', '2026-03-02 19:30Z', '6h', 6, 'not_estimable', 'normal', NULL, NULL, 'shipped kernel twitter', NULL, NULL, 'No estimate.'),
        ('withdrawn', 'r5', '2026-03-02 12:00Z', '6h', 6, 'slowed', 'normal', 0.99, 0.5, 'k', 400, 0.038, 'WITHDRAWN ISSUE')
      ) AS looks (issue_id, response_id, at, look, hours, verdict, confidence, p, cut, kernel, tests, alarms, sentence)
      """;

  /** Counts windows of all sizes from the mentions; estimates are smooth inventions. */
  private static final String WINDOWS =
      """
      INSERT INTO spread_window
      SELECT issue_id, platform, size, t, t + step, 'foods',
        n, c, s, u, n - c - s - u, CASE WHEN platform = 'x' THEN 1 ELSE 0 END,
        o, n - o, 0, 0, co, c - co, 0, 0,
        c / hours, s / hours, u / hours, 0, 0.2 - age / 60, 0.1 - age / 60, 0.3 - age / 60,
        CASE WHEN age < 12 THEN ln(2) / (0.2 - age / 60) END,
        CASE WHEN age < 4 THEN 'emerging' WHEN age < 12 THEN 'surging' WHEN age < 20 THEN 'plateau' ELSE 'receding' END,
        1.5, a, a, a, ca, ca, ca, sa, sa, sa, ua, ua, ua, 3, 2, 1,
        (s - c)::float8 / nullif(s + c + u, 0), c::float8 / nullif(s + c + u, 0), h,
        CASE WHEN age >= 1 THEN 1.4 - age / 60 END, CASE WHEN age >= 1 THEN 1.1 - age / 60 END,
        CASE WHEN age >= 1 THEN 1.8 - age / 60 END, n - o
      FROM (
        SELECT m.issue_id, p.platform, w.size, w.step, date_bin(w.step, m.published_at, '2000-01-01Z') AS t,
          count(*) AS n, count(*) FILTER (WHERE stance = 'critic') AS c,
          count(*) FILTER (WHERE stance = 'supporter') AS s, count(*) FILTER (WHERE stance = 'neutral') AS u,
          count(*) FILTER (WHERE kind = 'original') AS o,
          count(*) FILTER (WHERE kind = 'original' AND stance = 'critic') AS co,
          count(*) FILTER (WHERE hub_link) AS h, count(DISTINCT author_id) AS a,
          count(DISTINCT author_id) FILTER (WHERE stance = 'critic') AS ca,
          count(DISTINCT author_id) FILTER (WHERE stance = 'supporter') AS sa,
          count(DISTINCT author_id) FILTER (WHERE stance = 'neutral') AS ua,
          extract(epoch FROM w.step)::float8 / 3600 AS hours,
          extract(epoch FROM date_bin(w.step, m.published_at, '2000-01-01Z') - timestamptz '2026-03-02Z')::float8 / 3600 AS age
        FROM scored_mention m
        CROSS JOIN LATERAL (VALUES (m.platform), ('all')) AS p (platform)
        CROSS JOIN (VALUES ('1m', interval '1 minute'), ('5m', interval '5 minutes'), ('1h', interval '1 hour')) AS w (size, step)
        WHERE NOT m.deleted
        GROUP BY m.issue_id, p.platform, w.size, w.step, t
      ) AS counted
      """;

  /** A story that was answered, two of which little is known, and one of a withdrawn issue. */
  private static final String STORIES =
      """
      INSERT INTO story_metric
      SELECT issue_id, '2026-03-02 00:00Z', '2026-03-04 00:00Z', 1500, 700,
        CASE WHEN answered THEN timestamptz '2026-03-02 01:00Z' END, CASE WHEN answered THEN timestamptz '2026-03-02 08:00Z' END,
        CASE WHEN answered THEN 90 END, CASE WHEN answered THEN 7 END, CASE WHEN answered THEN 5 END, NULL,
        CASE WHEN answered THEN timestamptz '2026-03-02 10:00Z' END, CASE WHEN answered THEN 9 END, CASE WHEN answered THEN 10 END,
        0.06, CASE WHEN answered THEN 0.09 END, CASE WHEN answered THEN 3.5 END, 0.1, CASE WHEN answered THEN 0.12 END,
        CASE WHEN answered THEN 4 ELSE 0 END, CASE WHEN answered THEN -0.5 END,
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('segment', part, 'mentions', n, 'hubLinks', n / 16,
           'hubAdoption', CASE WHEN n > 0 THEN 0.06 END, 'keyMessages', n / 10, 'pullThrough', CASE WHEN n > 0 THEN 0.1 END,
           'mentionsAfter', CASE WHEN answered THEN n / 2 END, 'hubLinksAfter', CASE WHEN answered THEN n / 22 END,
           'hubAdoptionAfter', CASE WHEN answered AND n > 0 THEN 0.09 END, 'keyMessagesAfter', CASE WHEN answered THEN n / 16 END,
           'pullThroughAfter', CASE WHEN answered AND n > 0 THEN 0.12 END)) ORDER BY place)
         FROM (VALUES (1, whole, 1500), (2, 'critic', 700), (3, 'supporter', 300), (4, 'neutral', 500), (5, 'unclassified', 0),
           (6, 'tier1', 4), (7, 'tier2', 20), (8, 'tier3', 0), (9, 'tier4', 900), (10, 'unrated', 576)) AS parts (place, part, n))
      FROM (VALUES ('alder', true, 'all'), ('birch', false, 'all'), ('o''hara', false, 'all'), ('withdrawn', true, 'WITHDRAWN STORY')
      ) AS stories (issue_id, answered, whole)
      """;

  private static final String SHARES =
      """
      INSERT INTO share_of_voice
      SELECT issue_id, platform, window_size, window_start, comparison_group,
        mentions / sum(mentions) OVER g, critics / nullif(sum(critics) OVER g, 0), sum(mentions) OVER g
      FROM spread_window
      WINDOW g AS (PARTITION BY comparison_group, platform, window_size, window_start)
      """;

  private SeedData() {}

  /** Fills a migrated database. */
  static void write(TestDatabase database) throws SQLException {
    try (Connection connection = database.owner();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      SeedMentions.write(connection, "alder", 1500);
      SeedMentions.write(connection, "birch", 300);
      SeedMentions.write(connection, "o'hara", 120);
      SeedMentions.write(connection, "withdrawn", 20);
      for (String rows : OTHER_ROWS) {
        statement.execute(rows);
      }
      statement.execute("SELECT maintain_scored_mention(date '2026-03-03', 3, 90)");
      statement.execute(WINDOWS);
      statement.execute(SHARES);
      // Three mentions make a growth whose interval knows no bounds.
      statement.execute(
          "UPDATE spread_window SET growth_low = -5000, growth_high = 5000"
              + " WHERE window_start = '2026-03-02 09:00Z'");
      statement.execute("SET LOCAL TimeZone = 'UTC'");
      statement.execute(EFFECTS);
      statement.execute(
          "UPDATE response_effect SET control = 'platforms news', control_used = look = '24h'"
              + " WHERE response_id = 'r1'");
      statement.execute(
          "UPDATE response_effect SET response_ids = '[\"r''4\", \"a1\", \"a2\"]', reasons ="
              + " CASE response_id WHEN 'a1' THEN reasons ELSE '[\"measured_with_first_answer\"]' END"
              + " WHERE response_id IN ('a1', 'a2')");
      statement.execute(STORIES);
      statement.execute("ANALYZE");
      connection.commit();
    }
  }
}

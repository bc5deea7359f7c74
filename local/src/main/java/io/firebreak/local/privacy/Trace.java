package io.firebreak.local.privacy;

import java.util.List;

/**
 * A place where a person leaves a trace, and the statement that removes it.
 *
 * @param table the table
 * @param sql takes an array of keys
 * @param ofAuthors true where the keys are of authors, false where they are of mentions
 */
record Trace(String table, String sql, boolean ofAuthors) {
  static final List<Trace> ALL =
      List.of(
          mention("label", "DELETE FROM label WHERE mention_key = ANY (?)"),
          mention("scored_mention", "DELETE FROM scored_mention WHERE mention_key = ANY (?)"),
          mention(
              "scored_mention",
              "UPDATE scored_mention SET parent_key = NULL WHERE parent_key = ANY (?)"),
          mention(
              "alert",
              """
              UPDATE alert SET why = jsonb_set(why, '{mentions}', kept.mentions)
              FROM (
                SELECT a.issue_id, a.rule_id, a.episode,
                  coalesce(jsonb_agg(m.one ORDER BY m.place) FILTER (WHERE NOT m.gone), '[]') AS mentions
                FROM alert a
                CROSS JOIN LATERAL (
                  SELECT e.one, e.place, e.one ->> 'mention' = ANY (?) AS gone
                  FROM jsonb_array_elements(coalesce(a.why -> 'mentions', '[]')) WITH ORDINALITY AS e (one, place)
                ) AS m
                GROUP BY a.issue_id, a.rule_id, a.episode
                HAVING bool_or(m.gone)
              ) AS kept
              WHERE alert.issue_id = kept.issue_id AND alert.rule_id = kept.rule_id AND alert.episode = kept.episode"""),
          mention(
              "follow_up",
              """
              WITH gone AS (SELECT unnest(?::text[]) AS key)
              UPDATE follow_up f SET list = jsonb_build_object(
                'ranked', (SELECT coalesce(jsonb_agg(
                    CASE WHEN r.one ->> 'thread' IN (SELECT key FROM gone) THEN r.one - 'thread' ELSE r.one END
                    ORDER BY r.place), '[]')
                  FROM jsonb_array_elements(f.list -> 'ranked') WITH ORDINALITY AS r (one, place)
                  WHERE r.one ->> 'mention' NOT IN (SELECT key FROM gone)),
                'avoid', (SELECT coalesce(jsonb_agg(
                    CASE WHEN a.one ->> 'thread' IN (SELECT key FROM gone) THEN a.one - 'thread' ELSE a.one END
                    ORDER BY a.place), '[]')
                  FROM jsonb_array_elements(f.list -> 'avoid') WITH ORDINALITY AS a (one, place)
                  WHERE a.one ->> 'mention' NOT IN (SELECT key FROM gone)))
              WHERE EXISTS (
                SELECT 1 FROM jsonb_array_elements((f.list -> 'ranked') || (f.list -> 'avoid')) AS e (one)
                WHERE e.one ->> 'mention' IN (SELECT key FROM gone) OR e.one ->> 'thread' IN (SELECT key FROM gone))"""),
          mention("follow_up_state", "DELETE FROM follow_up_state WHERE mention_key = ANY (?)"),
          mention(
              "follow_up_state", "UPDATE follow_up_state SET thread = NULL WHERE thread = ANY (?)"),
          author(
              "follow_up_state",
              "DELETE FROM follow_up_state WHERE lower(author) IN (SELECT lower(unnest(?::text[])))"),
          author(
              "ambassador_state",
              "DELETE FROM ambassador_state WHERE NOT opted_out AND lower(author_key) IN (SELECT lower(unnest(?::text[])))"),
          mention(
              "coordinated_cluster",
              """
              WITH gone AS (SELECT ?::text[] AS keys)
              UPDATE coordinated_cluster SET mention_keys = mention_keys - gone.keys FROM gone
              WHERE mention_keys ??| gone.keys"""),
          author(
              "coordinated_cluster",
              """
              WITH gone AS (SELECT lower(unnest(?::text[])) AS key)
              UPDATE coordinated_cluster SET author_keys = (
                SELECT coalesce(jsonb_agg(a.key ORDER BY a.place), '[]')
                FROM jsonb_array_elements_text(author_keys) WITH ORDINALITY AS a (key, place)
                WHERE lower(a.key) NOT IN (SELECT key FROM gone))
              WHERE EXISTS (
                SELECT 1 FROM jsonb_array_elements_text(author_keys) AS a (key)
                WHERE lower(a.key) IN (SELECT key FROM gone))"""));

  private static Trace author(String table, String sql) {
    return new Trace(table, sql, true);
  }

  private static Trace mention(String table, String sql) {
    return new Trace(table, sql, false);
  }
}

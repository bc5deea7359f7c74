-- The queue: what is listed and what people have in hand or did within 7 days of the list. Other
-- mentions of an author or thread that somebody has in hand, or did within a day, are out of sight. rank
-- is null where a mention is not, or no longer, among those to answer. Links are http or https, texts
-- from outside are cut.
CREATE OR REPLACE VIEW v_follow_up AS
WITH stands AS NOT MATERIALIZED (
  SELECT s.*
  FROM follow_up_state s
  WHERE NOT EXISTS (
    SELECT 1 FROM v_follow_up_withdrawn w WHERE w.issue_id = s.issue_id AND w.mention_key = s.mention_key)
),
entry AS NOT MATERIALIZED (
  SELECT
    f.issue_id, f.known_at, e.part, CASE e.part WHEN 'ranked' THEN e.place END AS rank,
    e.one ->> 'mention' AS mention_key,
    (e.one ->> 'publishedAt')::timestamptz AS published_at,
    e.one ->> 'author' AS author,
    e.one ->> 'kind' AS kind,
    e.one ->> 'thread' AS thread,
    (e.one ->> 'expectedCritics')::double precision AS expected_critics,
    (e.one ->> 'children')::bigint AS children,
    (e.one ->> 'answerBy')::timestamptz AS answer_by,
    e.one ->> 'reason' AS reason
  FROM follow_up f
  CROSS JOIN LATERAL (
    SELECT 'ranked' AS part, r.one, r.place FROM jsonb_array_elements(f.list -> 'ranked') WITH ORDINALITY AS r (one, place)
    UNION ALL
    SELECT 'avoid', a.one, a.place FROM jsonb_array_elements(f.list -> 'avoid') WITH ORDINALITY AS a (one, place)
  ) AS e
),
queue AS (
  SELECT
    entry.issue_id, entry.known_at, entry.rank, entry.mention_key, entry.published_at, entry.author, entry.kind,
    entry.thread, entry.expected_critics, entry.children, coalesce(s.answer_by, entry.answer_by) AS answer_by, entry.reason,
    coalesce(s.state, CASE entry.part WHEN 'avoid' THEN 'do_not_engage' ELSE 'new' END) AS state,
    s.by_whom, s.at, s.note, s.response_id
  FROM entry
  LEFT JOIN stands s ON s.issue_id = entry.issue_id AND s.mention_key = entry.mention_key
  WHERE s.state IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM stands o
    WHERE o.issue_id = entry.issue_id AND o.at > entry.known_at - interval '1 day'
      AND (o.thread = entry.thread OR o.author = entry.author))
  UNION ALL
  SELECT
    s.issue_id, f.known_at, NULL, s.mention_key, s.published_at, s.author, s.kind,
    s.thread, s.expected_critics, NULL, s.answer_by, NULL,
    s.state, s.by_whom, s.at, s.note, s.response_id
  FROM stands s
  JOIN follow_up f ON f.issue_id = s.issue_id
  WHERE s.at > f.known_at - interval '7 days'
    AND NOT f.list @> jsonb_build_object('ranked', jsonb_build_array(jsonb_build_object('mention', s.mention_key)))
    AND NOT f.list @> jsonb_build_object('avoid', jsonb_build_array(jsonb_build_object('mention', s.mention_key)))
)
SELECT
  q.issue_id,
  coalesce(excerpt(i.name, 120), q.issue_id) AS issue_name,
  q.known_at, q.rank, q.mention_key, m.platform, q.published_at, q.state,
  q.kind, q.expected_critics, q.children, q.answer_by,
  round((extract(epoch FROM q.answer_by - q.known_at) / 60)::numeric)::bigint AS minutes_left,
  q.state IN ('new', 'taken') AND q.answer_by <= q.known_at AS overdue,
  excerpt(q.reason, 300) AS reason,
  excerpt(coalesce(m.author_handle, m.author_id), 80) AS author,
  m.followers,
  m.stance,
  excerpt(coalesce(m.title || ': ' || m.text, m.title, m.text), 280) AS excerpt,
  safe_link(m.url) AS permalink,
  safe_link(i.definition -> 'hubUrls' ->> 0) AS hub_url,
  excerpt(i.definition -> 'keyMessages' ->> 0, 280) AS key_message,
  excerpt(q.by_whom, 120) AS by_whom, q.at, excerpt(q.note, 280) AS note, q.response_id
FROM queue q
LEFT JOIN issue i ON i.issue_id = q.issue_id
LEFT JOIN scored_mention m
  ON m.mention_key = q.mention_key AND m.issue_id = q.issue_id AND m.published_at = q.published_at
WHERE NOT coalesce(m.deleted, false) AND NOT coalesce(i.deleted, false);

-- Answers to single mentions are measured in rounds, with what was said to the public near them: the
-- label counts the answers alone.
CREATE OR REPLACE VIEW v_response_effect AS
SELECT
  e.issue_id, e.response_id, e.look, e.response_at, e.look_at,
  coalesce(r.published_at, e.response_at) AS published_at,
  CASE WHEN r.kind = 'answer' AND a.answers > 1
    THEN a.answers || ' answers, from '
    ELSE coalesce(r.kind, 'response') || coalesce(' on ' || excerpt(r.channel, 60), '') || ', ' END
    || to_char(coalesce(r.published_at, e.response_at) AT TIME ZONE 'UTC', 'FMDD Mon HH24:MI') AS response_label,
  coalesce(r.kind, 'response') AS response_kind, excerpt(r.channel, 60) AS response_channel,
  safe_link(r.url) AS response_link,
  jsonb_array_length(e.response_ids) AS measured_together,
  e.verdict, e.confidence, e.frozen, e.reasons, e.probability_slowed,
  e.reduction, e.reduction_low, e.reduction_high,
  e.averted_at_least, e.averted_median, e.averted_at_most, e.averted_open_ended,
  e.detectable_reduction, e.detectable_reduction_later, e.enough_after_hours,
  e.hours_before, e.hours_after, e.windows_before, e.windows_after, e.blind_hours,
  e.mentions_before, e.mentions_after, excerpt(e.kernel, 80) AS kernel, e.control_used,
  e.naive_change, e.naive_hours,
  e.reproduction_before, e.reproduction_before_low, e.reproduction_before_high,
  e.reproduction_after, e.reproduction_after_low, e.reproduction_after_high,
  e.placebo_tests, e.placebo_false_slowed, excerpt(e.sentence, 1200) AS sentence,
  -- the newest look of each response: 24h before 6h before 1h
  row_number() OVER (PARTITION BY e.issue_id, e.response_id ORDER BY e.look_at DESC, e.look) = 1 AS newest,
  excerpt(e.control, 300) AS control
FROM response_effect e
LEFT JOIN issue i ON i.issue_id = e.issue_id
LEFT JOIN response r ON r.response_id = e.response_id
LEFT JOIN LATERAL (
  SELECT count(*) AS answers
  FROM jsonb_array_elements_text(e.response_ids) AS one (id)
  JOIN response o ON o.response_id = one.id
  WHERE o.kind = 'answer' AND NOT o.deleted
) AS a ON r.kind = 'answer'
WHERE NOT coalesce(i.deleted, false) AND NOT coalesce(r.deleted, false)
  AND NOT e.reasons ? 'measured_with_first_answer';

-- What the team did and noted in the queue goes with the texts: it names mentions and authors.
-- Otherwise as before; see V12.
CREATE OR REPLACE FUNCTION maintain_texts(present timestamptz, text_days integer, dead_letter_days integer)
RETURNS TABLE (table_name text, done text, changed bigint)
LANGUAGE plpgsql
AS $$
BEGIN
  IF present IS NULL OR text_days IS NULL OR text_days < 1 OR dead_letter_days IS NULL OR dead_letter_days < 1 THEN
    RAISE EXCEPTION 'maintain_texts: days must be 1 or more, not % and %', text_days, dead_letter_days;
  END IF;

  UPDATE scored_mention SET text = NULL, title = NULL, url = NULL, author_handle = NULL
  WHERE published_at < present - make_interval(days => text_days)
    AND (text IS NOT NULL OR title IS NOT NULL OR url IS NOT NULL OR author_handle IS NOT NULL);
  GET DIAGNOSTICS changed = ROW_COUNT;
  table_name := 'scored_mention';
  done := 'emptied';
  RETURN NEXT;

  UPDATE alert SET why = jsonb_set(why, '{mentions}', '[]')
  WHERE fired_at < present - make_interval(days => text_days)
    AND jsonb_array_length(coalesce(why -> 'mentions', '[]')) > 0;
  GET DIAGNOSTICS changed = ROW_COUNT;
  table_name := 'alert';
  RETURN NEXT;

  DELETE FROM follow_up_state WHERE at < present - make_interval(days => text_days);
  GET DIAGNOSTICS changed = ROW_COUNT;
  table_name := 'follow_up_state';
  done := 'deleted';
  RETURN NEXT;

  DELETE FROM dead_letter WHERE recorded_at < present - make_interval(days => dead_letter_days);
  GET DIAGNOSTICS changed = ROW_COUNT;
  table_name := 'dead_letter';
  RETURN NEXT;
END
$$;

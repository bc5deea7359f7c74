-- Mentions whose answer was withdrawn, or turned into something else: their state holds no more.
CREATE VIEW v_follow_up_withdrawn AS
SELECT s.issue_id, s.mention_key
FROM follow_up_state s
JOIN response r ON r.response_id = s.response_id
WHERE s.state = 'answered' AND (r.deleted OR r.kind <> 'answer');

-- The queue: what is listed and what people have in hand or did within 7 days of the list. rank is
-- null where a mention is not, or no longer, among those to answer. Links are http or https, texts
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
    WHERE o.issue_id = entry.issue_id AND o.state <> 'taken' AND o.at > entry.known_at - interval '1 day'
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

GRANT SELECT ON v_follow_up_withdrawn TO firebreak_reader;

-- The subject's own accounts, by issue, in lower case: those that the issue names, and those that
-- published a statement for it, which are known under pseudonyms too.
CREATE VIEW v_own_account AS
SELECT i.issue_id, lower(a.name) AS author_key
FROM issue i
CROSS JOIN LATERAL jsonb_array_elements_text(
  CASE jsonb_typeof(i.definition -> 'ownedAccounts') WHEN 'array' THEN i.definition -> 'ownedAccounts' ELSE '[]' END) AS a (name)
WHERE NOT i.deleted
UNION
SELECT r.issue_id, lower(m.platform || ':' || m.author_id)
FROM response r
CROSS JOIN LATERAL (SELECT substr(r.response_id, length(r.issue_id) + 2) AS key) AS s
JOIN scored_mention m
  ON m.issue_id = r.issue_id AND m.published_at = r.published_at AND m.mention_key IN (s.key, replace(s.key, '%7C', '|'))
WHERE r.kind = 'statement' AND NOT r.deleted AND NOT m.deleted AND m.author_id IS NOT NULL
  AND r.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

-- As before (V10), without own accounts: nobody thanks oneself.
CREATE OR REPLACE VIEW v_ambassador WITH (security_barrier) AS
WITH span AS (
  SELECT f.last_end - interval '90 days' AS from_at FROM v_frontier f WHERE f.window_size = '1h'
),
own AS MATERIALIZED (
  SELECT w.issue_id, w.author_key FROM v_own_account w
),
coordinated AS (
  SELECT DISTINCT jsonb_array_elements_text(c.author_keys) AS author_key
  FROM coordinated_cluster c CROSS JOIN span s
  WHERE c.score >= 0.5 AND c.last_at >= s.from_at
),
judged AS MATERIALIZED (
  SELECT m.mention_key, m.issue_id, m.platform, m.author_id, m.stance, m.kind, m.parent_key, m.published_at,
    m.followers, m.author_handle, m.url
  FROM scored_mention m
  WHERE m.stance IN ('supporter', 'critic') AND NOT m.deleted AND m.author_id IS NOT NULL
    AND m.published_at >= (SELECT s.from_at FROM span s)
    AND m.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted)
),
supporter AS MATERIALIZED (
  SELECT
    m.issue_id, m.platform, m.author_id,
    count(*) FILTER (WHERE m.stance = 'supporter') AS mentions,
    count(*) FILTER (WHERE m.stance = 'critic') AS critics,
    count(DISTINCT (m.published_at AT TIME ZONE 'UTC')::date) FILTER (WHERE m.stance = 'supporter') AS days,
    min(m.published_at) FILTER (WHERE m.stance = 'supporter') AS first_at,
    max(m.published_at) FILTER (WHERE m.stance = 'supporter') AS last_at,
    max(m.followers) AS followers,
    (array_agg(m.author_handle ORDER BY m.published_at DESC) FILTER (WHERE m.author_handle IS NOT NULL))[1] AS handle,
    (array_agg(m.url ORDER BY m.published_at DESC) FILTER (WHERE m.stance = 'supporter' AND m.url IS NOT NULL))[1] AS url
  FROM judged m
  GROUP BY m.issue_id, m.platform, m.author_id
  HAVING count(*) FILTER (WHERE m.stance = 'supporter') >= greatest(3, 2 * count(*) FILTER (WHERE m.stance = 'critic'))
    AND count(DISTINCT (m.published_at AT TIME ZONE 'UTC')::date) FILTER (WHERE m.stance = 'supporter') >= 2
),
amplified AS MATERIALIZED (
  SELECT m.issue_id, m.platform, m.author_id, count(DISTINCT r.platform || ':' || r.author_id) AS amplifiers
  FROM judged r
  JOIN judged m ON m.issue_id = r.issue_id AND m.mention_key = r.parent_key
  WHERE r.kind IN ('repost', 'quote') AND r.stance = 'supporter' AND m.stance = 'supporter'
    AND (r.platform, r.author_id) <> (m.platform, m.author_id)
    AND NOT EXISTS (SELECT 1 FROM coordinated c WHERE c.author_key = r.platform || ':' || r.author_id)
  GROUP BY m.issue_id, m.platform, m.author_id
)
SELECT
  a.issue_id,
  coalesce(excerpt(i.name, 120), a.issue_id) AS issue_name,
  excerpt(a.platform || ':' || a.author_id, 300) AS author_key,
  excerpt(coalesce(a.handle, a.author_id), 80) AS author,
  a.platform, a.days, a.mentions, a.followers,
  coalesce(r.amplifiers, 0) AS amplifiers,
  a.days * log(10 + coalesce(a.followers, 0) + 100 * coalesce(r.amplifiers, 0))::double precision AS score,
  a.first_at, a.last_at,
  safe_link(a.url) AS latest_link,
  t.thanked_at,
  excerpt(t.thanked_by, 120) AS thanked_by,
  excerpt(t.note, 280) AS note
FROM supporter a
LEFT JOIN issue i ON i.issue_id = a.issue_id
LEFT JOIN amplified r ON r.issue_id = a.issue_id AND r.platform = a.platform AND r.author_id = a.author_id
LEFT JOIN ambassador_state t ON t.author_key = a.platform || ':' || a.author_id
WHERE NOT coalesce(t.opted_out, false)
  AND NOT EXISTS (SELECT 1 FROM coordinated x WHERE x.author_key = a.platform || ':' || a.author_id)
  AND NOT EXISTS (
    SELECT 1 FROM own w
    WHERE w.issue_id = a.issue_id
      AND w.author_key IN (lower(a.platform || ':' || a.author_id), lower(a.platform || ':' || a.handle)));

-- As before (V10), without own accounts.
CREATE OR REPLACE VIEW v_newly_won WITH (security_barrier) AS
WITH span AS (
  SELECT f.last_end - interval '90 days' AS from_at FROM v_frontier f WHERE f.window_size = '1h'
),
own AS MATERIALIZED (
  SELECT w.issue_id, w.author_key FROM v_own_account w
),
coordinated AS (
  SELECT DISTINCT jsonb_array_elements_text(c.author_keys) AS author_key
  FROM coordinated_cluster c CROSS JOIN span s
  WHERE c.score >= 0.5 AND c.last_at >= s.from_at
),
judged AS (
  SELECT m.issue_id, m.platform, m.author_id, m.stance, m.published_at, m.followers, m.author_handle, m.url,
    max(m.published_at) FILTER (WHERE m.stance = 'critic') OVER (PARTITION BY m.issue_id, m.platform, m.author_id) AS last_critic_at
  FROM scored_mention m
  WHERE m.stance IN ('critic', 'supporter', 'neutral') AND NOT m.deleted AND m.author_id IS NOT NULL
    AND m.published_at >= (SELECT s.from_at FROM span s)
    AND m.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted)
),
other AS MATERIALIZED (
  SELECT
    m.issue_id, m.platform, m.author_id, m.last_critic_at,
    count(*) FILTER (WHERE m.stance = 'critic') AS critics,
    count(*) FILTER (WHERE m.stance <> 'critic' AND m.published_at <= m.last_critic_at) AS before,
    count(*) FILTER (WHERE m.published_at > m.last_critic_at) AS since,
    count(*) FILTER (WHERE m.published_at > m.last_critic_at AND m.stance = 'supporter') AS supporters_since,
    (array_agg(m.published_at ORDER BY m.published_at) FILTER (WHERE m.published_at > m.last_critic_at))[2] AS won_at,
    max(m.followers) AS followers,
    (array_agg(m.author_handle ORDER BY m.published_at DESC) FILTER (WHERE m.author_handle IS NOT NULL))[1] AS handle,
    (array_agg(m.url ORDER BY m.published_at DESC) FILTER (WHERE m.url IS NOT NULL AND m.published_at > m.last_critic_at))[1] AS url
  FROM judged m
  WHERE m.last_critic_at IS NOT NULL
  GROUP BY m.issue_id, m.platform, m.author_id, m.last_critic_at
  HAVING count(*) FILTER (WHERE m.stance = 'critic') >= 2
)
SELECT
  o.issue_id,
  coalesce(excerpt(i.name, 120), o.issue_id) AS issue_name,
  excerpt(o.platform || ':' || o.author_id, 300) AS author_key,
  excerpt(coalesce(o.handle, o.author_id), 80) AS author,
  o.platform, o.critics, o.since,
  CASE WHEN 2 * o.supporters_since >= o.since THEN 'supporter' ELSE 'neutral' END AS stance,
  o.followers, o.last_critic_at, o.won_at,
  safe_link(o.url) AS latest_link,
  t.thanked_at,
  excerpt(t.thanked_by, 120) AS thanked_by
FROM other o
LEFT JOIN issue i ON i.issue_id = o.issue_id
LEFT JOIN ambassador_state t ON t.author_key = o.platform || ':' || o.author_id
WHERE o.since >= 2 AND o.critics > o.before
  AND NOT coalesce(t.opted_out, false)
  AND NOT EXISTS (SELECT 1 FROM coordinated x WHERE x.author_key = o.platform || ':' || o.author_id)
  AND NOT EXISTS (
    SELECT 1 FROM own w
    WHERE w.issue_id = o.issue_id
      AND w.author_key IN (lower(o.platform || ':' || o.author_id), lower(o.platform || ':' || o.handle)));

GRANT SELECT ON v_own_account TO firebreak_reader;

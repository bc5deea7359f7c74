-- Accounts that spread the same thing together: the last word on each cluster. mention_keys and
-- author_keys hold the latest ones where there are too many.
CREATE TABLE coordinated_cluster (
  issue_id     text NOT NULL,
  cluster_id   text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('text', 'link')),
  first_at     timestamptz NOT NULL,
  last_at      timestamptz NOT NULL,
  known_at     timestamptz NOT NULL,
  mentions     bigint NOT NULL,
  authors      bigint NOT NULL,
  critics      bigint NOT NULL,
  score        double precision NOT NULL,
  reason       text NOT NULL,
  mention_keys jsonb NOT NULL,
  author_keys  jsonb NOT NULL,
  PRIMARY KEY (issue_id, cluster_id)
);
CREATE INDEX coordinated_cluster_by_time ON coordinated_cluster (last_at);

-- What people decided about supporters (firebreak ambassadors); no job writes it. author_key is
-- platform:author_id. Of who opted out nothing but the key is kept.
CREATE TABLE ambassador_state (
  author_key text PRIMARY KEY,
  thanked_at timestamptz,
  thanked_by text,
  note       text,
  opted_out  boolean NOT NULL DEFAULT false,
  CHECK (NOT opted_out OR (thanked_at IS NULL AND thanked_by IS NULL AND note IS NULL))
);

-- Coordinated clusters of issues that stand, with one of their mentions as an example. stands: still
-- held for coordinated; a cluster that many honest people join later may fall below 0.5.
CREATE VIEW v_coordinated_cluster AS
SELECT
  c.issue_id, coalesce(excerpt(i.name, 120), c.issue_id) AS issue_name, c.cluster_id, c.kind,
  c.first_at, c.last_at, c.known_at, c.mentions, c.authors, c.critics, c.score, c.score >= 0.5 AS stands,
  excerpt(c.reason, 400) AS reason,
  e.excerpt, e.permalink
FROM coordinated_cluster c
LEFT JOIN issue i ON i.issue_id = c.issue_id
LEFT JOIN LATERAL (
  SELECT excerpt(m.text, 280) AS excerpt, safe_link(m.url) AS permalink
  FROM scored_mention m
  WHERE m.mention_key IN (SELECT jsonb_array_elements_text(c.mention_keys))
    AND m.issue_id = c.issue_id AND m.published_at BETWEEN c.first_at AND c.last_at
    AND NOT m.deleted AND m.text IS NOT NULL
  ORDER BY m.published_at, m.mention_key
  LIMIT 1
) e ON true
WHERE NOT coalesce(i.deleted, false);

-- Sustained supporters of the 90 days up to the end of the data, one row for each issue and author.
--   days        days (UTC) with a supporter mention
--   amplifiers  other authors who reposted or quoted a supporter mention of theirs; none of a cluster
--   score       days * log10(10 + followers + 100 * amplifiers); 0 where coordinated
-- In it is who has at least three supporter mentions on at least two days, at least twice as many as
-- critic ones, is in no coordinated cluster of these days, and has not opted out. So no single
-- mention, misjudged or not, makes an ambassador.
CREATE VIEW v_ambassador WITH (security_barrier) AS
WITH span AS (
  SELECT f.last_end - interval '90 days' AS from_at FROM v_frontier f WHERE f.window_size = '1h'
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
  AND NOT EXISTS (SELECT 1 FROM coordinated x WHERE x.author_key = a.platform || ':' || a.author_id);

-- Ambassadors to thank, for each issue: who spoke up in the last seven days of data, since the last
-- thanks, and was not thanked in these days. Thanks count for all issues of an author.
CREATE VIEW v_thank_today AS
SELECT
  a.issue_id, a.issue_name, a.author_key, a.author, a.platform, a.days, a.mentions, a.followers, a.amplifiers,
  a.score, a.last_at, a.latest_link, a.thanked_at, a.thanked_by, a.note
FROM v_ambassador a
CROSS JOIN v_frontier f
WHERE f.window_size = '1h'
  AND a.last_at >= f.last_end - interval '7 days'
  AND (a.thanked_at IS NULL OR (a.last_at > a.thanked_at AND a.thanked_at < f.last_end - interval '7 days'));

-- Critics who were won over within the 90 days: at least two critic mentions, more than half of all
-- that was judged up to the last of them, and since then at least two mentions, none of them critic.
-- won_at is the second of these. Two each way, so that one misjudged mention makes no convert. stance
-- is 'supporter' where at least half of what came since supports, else 'neutral'.
CREATE VIEW v_newly_won WITH (security_barrier) AS
WITH span AS (
  SELECT f.last_end - interval '90 days' AS from_at FROM v_frontier f WHERE f.window_size = '1h'
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
  AND NOT EXISTS (SELECT 1 FROM coordinated x WHERE x.author_key = o.platform || ':' || o.author_id);

GRANT SELECT ON v_coordinated_cluster, v_ambassador, v_thank_today, v_newly_won TO firebreak_reader;

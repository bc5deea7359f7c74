-- What dashboards may read. Panels read these views alone, so that tables can change behind them.
-- Rules: withdrawn issues and responses and deleted mentions are never shown; text from the web is cut
-- and freed of control characters; a link is http(s) or null; a column that means a time is timestamptz.

-- Finds a platform's windows by time, whatever the issue: the frontier, the platforms. It ends with the
-- issue, so that it is as good as the primary key for one issue, whichever the planner takes.
CREATE INDEX spread_window_by_platform ON spread_window (platform, window_size, window_start, issue_id);

-- A link that is safe to offer: http or https, with a host, without user name, spaces, quotes or brackets.
CREATE FUNCTION safe_link(url text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN length(url) <= 2048 AND url ~* '^https?://[^][/?#@\\[:space:][:cntrl:]<>"''`{}|^]+([/?#][^[:space:][:cntrl:]<>"''`\\]*)?$'
    THEN url
  END
$$;

-- Text from the web on one line of at most max_length characters. Control characters go, and so do the
-- invisible ones that turn the reading direction around.
CREATE FUNCTION excerpt(words text, max_length integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT left(
    btrim(
      regexp_replace(
        regexp_replace(left(words, 4 * max_length), '[\u200E\u200F\u202A-\u202E\u2066-\u2069]', '', 'g'),
        '[[:space:][:cntrl:]]+', ' ', 'g')),
    max_length)
$$;

-- The window size to draw a time range with. 'auto': minutes up to 3 hours, five minutes up to 4 days,
-- hours beyond. A size that was asked for is kept while it gives at most about 6,000 points.
CREATE FUNCTION window_size_for(wanted text, from_time timestamptz, to_time timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN to_time - from_time <= CASE wanted WHEN '1m' THEN interval '4 days' WHEN 'auto' THEN interval '3 hours' END THEN '1m'
    WHEN to_time - from_time <= CASE wanted WHEN '1m' THEN interval '21 days' WHEN '5m' THEN interval '21 days' WHEN 'auto' THEN interval '4 days' END THEN '5m'
    ELSE '1h'
  END
$$;

-- From the first window to the end of the last one that any issue has, per size. Between these two, a
-- window without a row is one without mentions; outside of them nothing is known.
CREATE VIEW v_frontier AS
SELECT
  size.window_size,
  size.step,
  (SELECT min(window_start) FROM spread_window WHERE platform = 'all' AND window_size = size.window_size) AS first_start,
  (SELECT max(window_start) FROM spread_window WHERE platform = 'all' AND window_size = size.window_size) + size.step AS last_end
FROM (VALUES ('1m', interval '1 minute'), ('5m', interval '5 minutes'), ('1h', interval '1 hour')) AS size (window_size, step);

-- Every window of a size that begins in a time range and about which something is known: the rows to
-- join figures to, so that a gap is drawn as zero and the future is not.
CREATE FUNCTION window_grid(wanted_size text, from_time timestamptz, to_time timestamptz)
RETURNS TABLE (window_size text, window_start timestamptz)
LANGUAGE sql STABLE
AS $$
  SELECT f.window_size, g.window_start
  FROM v_frontier f
  CROSS JOIN LATERAL generate_series(
    greatest(date_bin(f.step, from_time, timestamptz '2000-01-01 00:00:00+00'), f.first_start),
    least(to_time, f.last_end - f.step),
    f.step) AS g (window_start)
  WHERE f.window_size = wanted_size AND f.first_start IS NOT NULL
$$;

-- Platforms that have windows, found by leaps through the index. 'all' is not among them.
CREATE VIEW v_platform AS
WITH RECURSIVE leap AS (
  SELECT min(platform) AS platform FROM spread_window
  UNION ALL
  SELECT (SELECT min(w.platform) FROM spread_window w WHERE w.platform > leap.platform) FROM leap WHERE leap.platform IS NOT NULL
)
SELECT platform FROM leap WHERE platform IS NOT NULL AND platform <> 'all';

-- Issues that are watched. recent_critics: critic mentions in the last 24 hours of data.
CREATE VIEW v_issue AS
SELECT
  i.issue_id,
  excerpt(i.name, 120) AS name,
  i.comparison_group,
  coalesce(recent.critics, 0) AS recent_critics
FROM issue i
LEFT JOIN (
  SELECT w.issue_id, sum(w.critics)::bigint AS critics
  FROM spread_window w
  WHERE w.platform = 'all' AND w.window_size = '1h'
    AND w.window_start >= (SELECT f.last_end - interval '24 hours' FROM v_frontier f WHERE f.window_size = '1h')
  GROUP BY w.issue_id
) recent ON recent.issue_id = i.issue_id
WHERE NOT i.deleted;

-- Responses that stand. marker_html is for annotations, which render HTML: it is escaped.
CREATE VIEW v_response AS
SELECT
  r.response_id,
  r.issue_id,
  r.published_at,
  r.kind,
  excerpt(r.channel, 60) AS channel,
  safe_link(r.url) AS permalink,
  excerpt(r.text, 280) AS text,
  replace(replace(replace(
    r.kind || coalesce(' on ' || excerpt(r.channel, 60), '') || coalesce(': ' || excerpt(r.text, 120), ''),
    '&', '&amp;'), '<', '&lt;'), '>', '&gt;') AS marker_html
FROM response r
LEFT JOIN issue i ON i.issue_id = r.issue_id
WHERE NOT r.deleted AND NOT coalesce(i.deleted, false);

-- Spread windows with the issue's name and its share of voice. Windows without mentions have no row.
CREATE VIEW v_spread_window AS
SELECT
  w.issue_id,
  coalesce(excerpt(i.name, 120), w.issue_id) AS issue_name,
  w.platform,
  w.window_size,
  w.window_start,
  w.window_end,
  w.comparison_group,
  w.mentions,
  w.critics,
  w.supporters,
  w.neutrals,
  w.unclassified,
  w.late,
  w.originals,
  w.reposts,
  w.replies,
  w.quotes,
  w.critic_originals,
  w.critic_reposts,
  w.critic_replies,
  w.critic_quotes,
  w.critic_velocity,
  w.supporter_velocity,
  w.neutral_velocity,
  w.critic_acceleration,
  w.growth_per_hour,
  w.growth_low,
  w.growth_high,
  w.doubling_hours,
  w.phase,
  w.amplification,
  w.authors,
  w.authors_low,
  w.authors_high,
  w.critic_authors,
  w.critic_authors_low,
  w.critic_authors_high,
  w.supporter_authors,
  w.supporter_authors_low,
  w.supporter_authors_high,
  w.neutral_authors,
  w.neutral_authors_low,
  w.neutral_authors_high,
  w.critic_reach,
  w.supporter_reach,
  w.neutral_reach,
  w.net_stance,
  w.critic_share,
  w.hub_links,
  w.reproduction,
  w.reproduction_low,
  w.reproduction_high,
  w.reproduction_mentions,
  s.share AS share_of_voice,
  s.critic_share AS critic_share_of_voice,
  s.group_mentions
FROM spread_window w
LEFT JOIN issue i ON i.issue_id = w.issue_id
LEFT JOIN share_of_voice s
  ON s.issue_id = w.issue_id AND s.platform = w.platform
  AND s.window_size = w.window_size AND s.window_start = w.window_start
WHERE NOT coalesce(i.deleted, false);

-- How each issue stands at the end of the data, per platform ('all' too) and window size. silent_hours:
-- from the end of the issue's last window to the end of the data: windows without a row, so without
-- mentions. While it is silent the velocity is 0; after a silent hour the phase is quiet and there is no
-- growth; after 6, the time that R looks back, there is no R.
CREATE VIEW v_phase_now AS
SELECT
  i.issue_id,
  i.name AS issue_name,
  p.platform,
  f.window_size,
  w.window_end AS last_mention_window_end,
  f.last_end AS as_of,
  extract(epoch FROM f.last_end - w.window_end)::double precision / 3600 AS silent_hours,
  CASE WHEN silent.an_hour THEN 'quiet' ELSE w.phase END AS phase,
  CASE WHEN silent.now THEN 0 ELSE w.critic_velocity END AS critic_velocity,
  CASE WHEN NOT silent.an_hour THEN w.growth_per_hour END AS growth_per_hour,
  CASE WHEN NOT silent.an_hour THEN w.growth_low END AS growth_low,
  CASE WHEN NOT silent.an_hour THEN w.growth_high END AS growth_high,
  CASE WHEN NOT silent.an_hour THEN w.doubling_hours END AS doubling_hours,
  CASE WHEN NOT silent.six_hours THEN w.reproduction END AS reproduction,
  CASE WHEN NOT silent.six_hours THEN w.reproduction_low END AS reproduction_low,
  CASE WHEN NOT silent.six_hours THEN w.reproduction_high END AS reproduction_high,
  CASE WHEN NOT silent.six_hours THEN w.reproduction_mentions END AS reproduction_mentions
FROM v_frontier f
CROSS JOIN (SELECT platform FROM v_platform UNION ALL SELECT 'all') p
CROSS JOIN (SELECT issue_id, excerpt(name, 120) AS name FROM issue WHERE NOT deleted) i
CROSS JOIN LATERAL (
  SELECT * FROM spread_window last
  WHERE last.issue_id = i.issue_id AND last.platform = p.platform AND last.window_size = f.window_size
  ORDER BY last.window_start DESC
  LIMIT 1
) w
CROSS JOIN LATERAL (
  SELECT
    f.last_end > w.window_end AS now,
    f.last_end - w.window_end >= interval '1 hour' AS an_hour,
    f.last_end - w.window_end >= interval '6 hours' AS six_hours
) silent;

-- Mentions per stance and UTC day, from the hourly windows. critic_share: critics / (critics + supporters
-- + neutrals), null when that sum is 0.
CREATE VIEW v_stance_per_day AS
SELECT
  w.issue_id,
  w.issue_name,
  w.platform,
  date_bin(interval '1 day', w.window_start, timestamptz '2000-01-01 00:00:00+00') AS day,
  sum(w.mentions)::bigint AS mentions,
  sum(w.critics)::bigint AS critics,
  sum(w.supporters)::bigint AS supporters,
  sum(w.neutrals)::bigint AS neutrals,
  sum(w.unclassified)::bigint AS unclassified,
  (sum(w.critics) / nullif(sum(w.critics + w.supporters + w.neutrals), 0))::double precision AS critic_share
FROM v_spread_window w
WHERE w.window_size = '1h'
GROUP BY 1, 2, 3, 4;

-- One row for each mention and issue, with its source: the outlet (host of its link) for news, else the
-- author. source_key is raw, to group a million rows by: show excerpt(source_key, 80). Links are in
-- v_top_mention. A security barrier, so that no clever condition sees a deleted mention.
CREATE VIEW v_top_source WITH (security_barrier) AS
SELECT
  m.mention_key,
  m.issue_id,
  m.platform,
  m.published_at,
  m.stance,
  m.kind,
  m.parent_key,
  left(
    CASE WHEN m.platform = 'news'
      THEN coalesce(
        nullif(lower(split_part(split_part(m.url, '/', 3), ':', 1)), ''),
        m.author_handle, m.author_id, m.source, 'unknown')
      ELSE coalesce(m.author_handle, m.author_id, m.source, 'unknown')
    END, 200) AS source_key,
  m.source_tier,
  m.followers
FROM scored_mention m
WHERE NOT m.deleted AND m.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

-- One row for each mention and issue, with an excerpt of at most 280 characters. Panels rank mentions
-- within their time range.
CREATE VIEW v_top_mention WITH (security_barrier) AS
SELECT
  m.mention_key,
  m.issue_id,
  m.platform,
  m.published_at,
  m.stance,
  CASE m.stance WHEN 'critic' THEN m.critic WHEN 'supporter' THEN m.supporter WHEN 'neutral' THEN m.neutral END AS probability,
  m.kind,
  m.parent_key,
  excerpt(coalesce(m.author_handle, m.author_id), 80) AS author,
  m.followers,
  m.hub_link,
  excerpt(coalesce(m.title || ': ' || m.text, m.title, m.text), 280) AS excerpt,
  safe_link(m.url) AS permalink
FROM scored_mention m
WHERE NOT m.deleted AND m.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

-- How fresh the data are, per platform. Times: of the last mention that matched an issue (looked for in
-- the last 2 days of data; else the end of the platform's last window). Counts: last 24 hours of data,
-- once per matched issue; late: seen longer after publishing than windows are revised.
CREATE VIEW v_freshness AS
SELECT
  p.platform,
  coalesce(m.last_published_at, (
    SELECT max(w.window_start) + f.step FROM spread_window w
    WHERE w.platform = p.platform AND w.window_size = f.window_size)) AS last_published_at,
  m.last_observed_at,
  f.last_end AS data_until,
  coalesce(d.mentions, 0) AS mentions_24h,
  coalesce(d.late, 0) AS late_24h,
  coalesce(d.late / nullif(d.mentions + d.late, 0)::double precision, 0) AS late_share_24h
FROM v_platform p
JOIN v_frontier f ON f.window_size = '5m'
LEFT JOIN (
  SELECT s.platform, max(s.published_at) AS last_published_at, max(s.observed_at) AS last_observed_at
  FROM scored_mention s
  WHERE s.published_at >= (SELECT max(last_end) - interval '2 days' FROM v_frontier) AND NOT s.deleted
  GROUP BY s.platform
) m ON m.platform = p.platform
LEFT JOIN LATERAL (
  SELECT sum(w.mentions)::bigint AS mentions, sum(w.late)::bigint AS late
  FROM spread_window w
  WHERE w.platform = p.platform AND w.window_size = f.window_size
    AND w.window_start >= f.last_end - interval '24 hours'
) d ON true;

-- Records that could not be used. The raw bytes stay in the table: they may hold personal data.
CREATE VIEW v_dead_letter AS
SELECT
  topic,
  partition,
  "offset"::text AS "offset",
  excerpt(split_part(reason, ':', 1), 60) AS reason_code,
  excerpt(reason, 280) AS reason,
  octet_length(raw) AS bytes,
  recorded_at
FROM dead_letter;

-- The role that dashboards log in with. It is made without login and without password:
--   ALTER ROLE firebreak_reader LOGIN PASSWORD '...';
-- is the step of whoever sets up the database. Each later migration that adds a view grants it here.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'firebreak_reader') THEN
    BEGIN
      CREATE ROLE firebreak_reader NOLOGIN;
      ALTER ROLE firebreak_reader SET jit = off; -- it costs more than these queries
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this server made it meanwhile
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role firebreak_reader is missing and % may not create it', current_user
          USING HINT = 'As a superuser run: CREATE ROLE firebreak_reader NOLOGIN; then migrate again.';
    END;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO firebreak_reader', current_schema());
END
$$;

GRANT SELECT ON
  v_frontier, v_platform, v_issue, v_response, v_spread_window, v_phase_now, v_stance_per_day,
  v_top_source, v_top_mention, v_freshness, v_dead_letter
TO firebreak_reader;

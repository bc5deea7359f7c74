-- What analysts said of mentions, with the text as they saw it. A withdrawn label has lost the rest.
CREATE TABLE label (
  mention_key text NOT NULL,
  issue_id    text NOT NULL,
  deleted     boolean NOT NULL,
  stance      text CHECK (stance IN ('critic', 'supporter', 'neutral')),
  part        text CHECK (part IN ('train', 'audit')),
  labelled_by text,
  labelled_at timestamptz NOT NULL,
  language    text,
  title       text,
  text        text,
  PRIMARY KEY (mention_key, issue_id)
);
CREATE INDEX label_by_issue ON label (issue_id, labelled_at);

-- How far the stances of each issue are to be trusted; written again when labels come.
-- confusion: nine Dirichlet parameters, alpha[predicted][true] row by row, critic, supporter, neutral.
CREATE TABLE stance_quality (
  issue_id         text PRIMARY KEY,
  found_at         timestamptz NOT NULL,
  model            text NOT NULL,
  adapter          text,
  adapter_used     boolean NOT NULL,
  reason           text,
  train_labels     bigint NOT NULL,
  audit_labels     bigint NOT NULL,
  base_macro_f1    double precision,
  adapter_macro_f1 double precision,
  base_log_loss    double precision,
  adapter_log_loss double precision,
  source           text NOT NULL CHECK (source IN ('card', 'audit')),
  confusion        jsonb NOT NULL CHECK (jsonb_typeof(confusion) = 'array' AND jsonb_array_length(confusion) = 9)
);

-- Whether the mix of texts moved away from what the stances were checked on, hour by hour.
CREATE TABLE stance_drift (
  issue_id           text NOT NULL,
  hour               timestamptz NOT NULL,
  reference_mentions bigint NOT NULL,
  current_mentions   bigint NOT NULL,
  stability_index    double precision,
  threshold          double precision NOT NULL,
  alarm              boolean NOT NULL,
  PRIMARY KEY (issue_id, hour)
);

-- The confusion of each issue as rows: of the mentions judged predicted, share of true is mean, with
-- standard deviation sd. With A the sum of alpha over the true classes: mean = alpha / A and
-- sd^2 = mean (1 - mean) / (A + 1).
CREATE VIEW v_stance_confusion AS
SELECT
  one.issue_id, one.predicted, one.actual, one.alpha, one.alpha / one.total AS mean,
  sqrt(one.alpha / one.total * (1 - one.alpha / one.total) / (one.total + 1)) AS sd
FROM (
  SELECT
    q.issue_id,
    (ARRAY['critic', 'supporter', 'neutral'])[(cell.place + 2) / 3] AS predicted,
    (ARRAY['critic', 'supporter', 'neutral'])[(cell.place - 1) % 3 + 1] AS actual,
    cell.alpha::double precision AS alpha,
    sum(cell.alpha::double precision) OVER (PARTITION BY q.issue_id, (cell.place + 2) / 3) AS total
  FROM stance_quality q
  CROSS JOIN LATERAL jsonb_array_elements_text(q.confusion) WITH ORDINALITY AS cell (alpha, place)
) one
WHERE one.total > 0 AND one.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

-- Shares of critics, supporters and neutrals, as counted (raw) and freed of the model's known errors,
-- with a 95 % interval. Spans: '1h', each window of an hour; '24h', the last 24 hours of data; 'all', the
-- whole issue. Unclassified mentions are in none of the shares. With s the raw shares and j what was judged:
--   share[k] = sum over j of s[j] mean[j][k]
--   sd[k]^2  = sum over j of s[j]^2 sd[j][k]^2
--   low, high = share -+ 1.96 sd, cut to 0 and 1
-- The interval holds what is not known of the errors, not what chance does to a few mentions. source
-- says what the errors were counted on: 'audit', labels of this issue, or 'card', the model card's data.
CREATE VIEW v_corrected_share AS
WITH counted AS (
  SELECT w.issue_id, '1h' AS span, w.window_start AS from_at, w.window_end AS until_at, w.critics, w.supporters, w.neutrals
  FROM spread_window w
  WHERE w.platform = 'all' AND w.window_size = '1h'
  UNION ALL
  SELECT w.issue_id, '24h', f.last_end - interval '24 hours', f.last_end, sum(w.critics), sum(w.supporters), sum(w.neutrals)
  FROM spread_window w
  CROSS JOIN v_frontier f
  WHERE w.platform = 'all' AND w.window_size = '1h' AND f.window_size = '1h' AND w.window_start >= f.last_end - interval '24 hours'
  GROUP BY w.issue_id, f.last_end
  UNION ALL
  SELECT w.issue_id, 'all', min(w.window_start), max(w.window_end), sum(w.critics), sum(w.supporters), sum(w.neutrals)
  FROM spread_window w
  WHERE w.platform = 'all' AND w.window_size = '1h'
  GROUP BY w.issue_id
),
matrix AS (
  SELECT
    c.issue_id,
    max(c.mean) FILTER (WHERE c.predicted = 'critic' AND c.actual = 'critic') AS cc,
    max(c.mean) FILTER (WHERE c.predicted = 'supporter' AND c.actual = 'critic') AS sc,
    max(c.mean) FILTER (WHERE c.predicted = 'neutral' AND c.actual = 'critic') AS nc,
    max(c.mean) FILTER (WHERE c.predicted = 'critic' AND c.actual = 'supporter') AS cs,
    max(c.mean) FILTER (WHERE c.predicted = 'supporter' AND c.actual = 'supporter') AS ss,
    max(c.mean) FILTER (WHERE c.predicted = 'neutral' AND c.actual = 'supporter') AS ns,
    max(c.mean) FILTER (WHERE c.predicted = 'critic' AND c.actual = 'neutral') AS cn,
    max(c.mean) FILTER (WHERE c.predicted = 'supporter' AND c.actual = 'neutral') AS sn,
    max(c.mean) FILTER (WHERE c.predicted = 'neutral' AND c.actual = 'neutral') AS nn,
    max(c.sd) FILTER (WHERE c.predicted = 'critic' AND c.actual = 'critic') AS cc_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'supporter' AND c.actual = 'critic') AS sc_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'neutral' AND c.actual = 'critic') AS nc_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'critic' AND c.actual = 'supporter') AS cs_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'supporter' AND c.actual = 'supporter') AS ss_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'neutral' AND c.actual = 'supporter') AS ns_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'critic' AND c.actual = 'neutral') AS cn_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'supporter' AND c.actual = 'neutral') AS sn_sd,
    max(c.sd) FILTER (WHERE c.predicted = 'neutral' AND c.actual = 'neutral') AS nn_sd
  FROM v_stance_confusion c
  GROUP BY c.issue_id
),
shares AS (
  SELECT
    r.issue_id, r.span, r.from_at, r.until_at, r.judged, r.c, r.s, r.n,
    r.c * m.cc + r.s * m.sc + r.n * m.nc AS critic,
    r.c * m.cs + r.s * m.ss + r.n * m.ns AS supporter,
    r.c * m.cn + r.s * m.sn + r.n * m.nn AS neutral,
    1.96 * sqrt((r.c * m.cc_sd) ^ 2 + (r.s * m.sc_sd) ^ 2 + (r.n * m.nc_sd) ^ 2) AS critic_arm,
    1.96 * sqrt((r.c * m.cs_sd) ^ 2 + (r.s * m.ss_sd) ^ 2 + (r.n * m.ns_sd) ^ 2) AS supporter_arm,
    1.96 * sqrt((r.c * m.cn_sd) ^ 2 + (r.s * m.sn_sd) ^ 2 + (r.n * m.nn_sd) ^ 2) AS neutral_arm
  FROM (
    SELECT
      issue_id, span, from_at, until_at, (critics + supporters + neutrals)::bigint AS judged,
      (critics / (critics + supporters + neutrals)::numeric)::double precision AS c,
      (supporters / (critics + supporters + neutrals)::numeric)::double precision AS s,
      (neutrals / (critics + supporters + neutrals)::numeric)::double precision AS n
    FROM counted
    WHERE critics + supporters + neutrals > 0
  ) r
  JOIN matrix m USING (issue_id)
)
SELECT
  s.issue_id, s.span, s.from_at, s.until_at, s.judged,
  s.c AS critic_raw, s.critic AS critic_share,
  greatest(0, s.critic - s.critic_arm) AS critic_low, least(1, s.critic + s.critic_arm) AS critic_high,
  s.s AS supporter_raw, s.supporter AS supporter_share,
  greatest(0, s.supporter - s.supporter_arm) AS supporter_low, least(1, s.supporter + s.supporter_arm) AS supporter_high,
  s.n AS neutral_raw, s.neutral AS neutral_share,
  greatest(0, s.neutral - s.neutral_arm) AS neutral_low, least(1, s.neutral + s.neutral_arm) AS neutral_high,
  q.source, q.audit_labels
FROM shares s
JOIN stance_quality q USING (issue_id);

-- What each issue was taught and how its stances fare, with the newest look at the drift.
CREATE VIEW v_stance_quality AS
SELECT
  q.issue_id, coalesce(excerpt(i.name, 120), q.issue_id) AS issue_name, q.found_at,
  excerpt(q.model, 120) AS model, excerpt(q.adapter, 120) AS adapter, q.adapter_used, excerpt(q.reason, 300) AS reason,
  q.train_labels, q.audit_labels, q.base_macro_f1, q.adapter_macro_f1, q.base_log_loss, q.adapter_log_loss, q.source,
  d.hour AS drift_hour, d.stability_index, d.threshold AS drift_threshold, coalesce(d.alarm, false) AS drift_alarm
FROM stance_quality q
LEFT JOIN issue i ON i.issue_id = q.issue_id
LEFT JOIN LATERAL (
  SELECT x.hour, x.stability_index, x.threshold, x.alarm
  FROM stance_drift x
  WHERE x.issue_id = q.issue_id
  ORDER BY x.hour DESC
  LIMIT 1
) d ON true
WHERE NOT coalesce(i.deleted, false);

GRANT SELECT ON v_stance_confusion, v_corrected_share, v_stance_quality TO firebreak_reader;

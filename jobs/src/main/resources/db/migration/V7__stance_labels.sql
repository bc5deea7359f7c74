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
-- prior_strengths: for each predicted, how much of its alphas is the model card's word.
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
  confusion        jsonb NOT NULL CHECK (jsonb_typeof(confusion) = 'array' AND jsonb_array_length(confusion) = 9),
  prior_strengths  jsonb NOT NULL CHECK (jsonb_typeof(prior_strengths) = 'array' AND jsonb_array_length(prior_strengths) = 3)
);

-- Whether the mix of texts moved away from what the stances were checked on, hour by hour.
CREATE TABLE stance_drift (
  issue_id           text NOT NULL,
  hour               timestamptz NOT NULL,
  reference_mentions bigint NOT NULL,
  current_mentions   bigint NOT NULL,
  stability_index    double precision,
  threshold          double precision,
  alarm              boolean NOT NULL,
  PRIMARY KEY (issue_id, hour)
);

-- The confusion of each issue as rows: of the mentions judged predicted, share of true is mean = alpha / total,
-- with total the sum of alpha over the true classes; prior is how much of it is the model card's word, 0 to 1.
CREATE VIEW v_stance_confusion AS
SELECT
  one.issue_id, one.predicted, one.actual, one.alpha, one.total, one.alpha / one.total AS mean,
  least(1, greatest(0, one.strength / one.total)) AS prior
FROM (
  SELECT
    q.issue_id,
    (ARRAY['critic', 'supporter', 'neutral'])[(cell.place + 2) / 3] AS predicted,
    (ARRAY['critic', 'supporter', 'neutral'])[(cell.place - 1) % 3 + 1] AS actual,
    cell.alpha::double precision AS alpha,
    sum(cell.alpha::double precision) OVER (PARTITION BY q.issue_id, (cell.place + 2) / 3) AS total,
    (q.prior_strengths ->> ((cell.place + 2) / 3 - 1)::integer)::double precision AS strength
  FROM stance_quality q
  CROSS JOIN LATERAL jsonb_array_elements_text(q.confusion) WITH ORDINALITY AS cell (alpha, place)
) one
WHERE one.total > 0 AND one.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

-- Shares of critics, supporters and neutrals, as counted (raw) and freed of the model's known errors,
-- with a 95 % interval. Spans: '1h', each window of an hour; '24h', the last 24 hours of data; 'all', the
-- whole issue. Unclassified mentions are in none of the shares. With N[j] mentions judged j of N, the
-- mean m[j][k], total B[j] and prior c[j] of v_stance_confusion, as CorrectedShares of the models has it:
--   share[k] = sum over j of N[j]/N m[j][k]
--   v[j][k]  = m[j][k] (1 - m[j][k]) / (B[j] + 1) * (B[j] + N[j]) / N[j]
--   var[k]   = sum over j of (N[j]/N)^2 v[j][k] (1 - c[j]^2) + (sum over j of N[j]/N c[j] sqrt(v[j][k]))^2
--   low, high = share -+ 1.96 sqrt(var), cut to 0 and 1
-- source says what the errors were counted on: 'audit', labels of this issue, or 'card', the model card's data.
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
shares AS (
  SELECT
    r.issue_id, r.span, r.from_at, r.until_at, r.judged, t.actual, t.raw, t.share,
    1.96 * sqrt(t.own + t.common ^ 2) AS arm
  FROM (
    SELECT
      issue_id, span, from_at, until_at, critics::double precision AS critics, supporters::double precision AS supporters,
      neutrals::double precision AS neutrals, (critics + supporters + neutrals)::bigint AS judged
    FROM counted
    WHERE critics + supporters + neutrals > 0
  ) r
  CROSS JOIN LATERAL (
    SELECT
      m.actual,
      sum(m.n) FILTER (WHERE m.predicted = m.actual) / r.judged AS raw,
      sum(m.n / r.judged * m.mean) AS share,
      coalesce(sum((m.n / r.judged) ^ 2 * m.v * (1 - m.prior ^ 2)), 0) AS own,
      coalesce(sum(m.n / r.judged * m.prior * sqrt(m.v)), 0) AS common
    FROM (
      SELECT
        c.predicted, c.actual, c.mean, c.prior, j.n,
        c.mean * (1 - c.mean) / (c.total + 1) * (c.total + j.n) / nullif(j.n, 0) AS v
      FROM v_stance_confusion c
      JOIN (VALUES ('critic', r.critics), ('supporter', r.supporters), ('neutral', r.neutrals)) AS j (predicted, n)
        ON j.predicted = c.predicted
      WHERE c.issue_id = r.issue_id
    ) m
    GROUP BY m.actual
  ) t
)
SELECT
  s.issue_id, s.span, s.from_at, s.until_at, s.judged,
  max(s.raw) FILTER (WHERE s.actual = 'critic') AS critic_raw, max(s.share) FILTER (WHERE s.actual = 'critic') AS critic_share,
  max(greatest(0, s.share - s.arm)) FILTER (WHERE s.actual = 'critic') AS critic_low,
  max(least(1, s.share + s.arm)) FILTER (WHERE s.actual = 'critic') AS critic_high,
  max(s.raw) FILTER (WHERE s.actual = 'supporter') AS supporter_raw, max(s.share) FILTER (WHERE s.actual = 'supporter') AS supporter_share,
  max(greatest(0, s.share - s.arm)) FILTER (WHERE s.actual = 'supporter') AS supporter_low,
  max(least(1, s.share + s.arm)) FILTER (WHERE s.actual = 'supporter') AS supporter_high,
  max(s.raw) FILTER (WHERE s.actual = 'neutral') AS neutral_raw, max(s.share) FILTER (WHERE s.actual = 'neutral') AS neutral_share,
  max(greatest(0, s.share - s.arm)) FILTER (WHERE s.actual = 'neutral') AS neutral_low,
  max(least(1, s.share + s.arm)) FILTER (WHERE s.actual = 'neutral') AS neutral_high,
  q.source, q.audit_labels
FROM shares s
JOIN stance_quality q USING (issue_id)
GROUP BY s.issue_id, s.span, s.from_at, s.until_at, s.judged, q.source, q.audit_labels;

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

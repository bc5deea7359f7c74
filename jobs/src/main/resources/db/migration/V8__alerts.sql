-- Alerts on the spread of issues: a row for each episode of each rule; written again while it lasts.
-- acked_by and acked_at are written by people (firebreak ack) alone: no later word of the job touches
-- them, so they outlast a replay and a restart.
CREATE TABLE alert (
  issue_id  text NOT NULL,
  rule_id   text NOT NULL,
  episode   text NOT NULL,
  kind      text NOT NULL,
  subject   text,
  state     text NOT NULL CHECK (state IN ('firing', 'resolved')),
  severity  text NOT NULL CHECK (severity IN ('page', 'ticket', 'info')),
  since     timestamptz NOT NULL,
  fired_at  timestamptz NOT NULL,
  until     timestamptz,
  known_at  timestamptz NOT NULL,
  value     double precision NOT NULL,
  baseline  double precision,
  summary   text NOT NULL,
  why       jsonb NOT NULL,
  acked_by  text,
  acked_at  timestamptz,
  PRIMARY KEY (issue_id, rule_id, episode)
);

CREATE INDEX alert_open ON alert (fired_at) WHERE state = 'firing';

-- The alerts of issues that stand; links are http or https, texts from outside are cut.
CREATE VIEW v_alert AS
SELECT
  a.issue_id, a.rule_id, a.episode, a.kind, excerpt(a.subject, 120) AS subject, a.state, a.severity,
  a.since, a.fired_at, a.until, a.known_at, a.value, a.baseline,
  (a.why ->> 'limit')::double precision AS "limit",
  (a.why ->> 'peak')::double precision AS peak,
  excerpt(a.summary, 500) AS summary,
  excerpt(a.why ->> 'runbook', 500) AS runbook,
  safe_link(a.why ->> 'dashboard') AS dashboard,
  safe_link(a.why #>> '{mentions,0,url}') AS top_link,
  excerpt(a.acked_by, 120) AS acked_by, a.acked_at
FROM alert a
WHERE a.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

GRANT SELECT ON v_alert TO firebreak_reader;

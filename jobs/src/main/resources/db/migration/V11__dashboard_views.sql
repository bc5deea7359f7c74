-- One row for each mention and issue, for what the pipeline knows of it: how long it took from being published
-- to being seen (null where the collector does not say, never negative), and what is known of it. A security
-- barrier, so that no clever condition sees a deleted mention.
CREATE VIEW v_arrival WITH (security_barrier) AS
SELECT
  m.issue_id,
  m.platform,
  m.published_at,
  m.observed_at,
  CASE WHEN m.observed_at IS NOT NULL THEN greatest(0, extract(epoch FROM m.observed_at - m.published_at))::double precision END AS delay_seconds,
  m.stance,
  left(m.model, 120) AS model,
  m.followers IS NOT NULL AS followers_known,
  m.source_tier
FROM scored_mention m
WHERE NOT m.deleted AND m.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

GRANT SELECT ON v_arrival TO firebreak_reader;

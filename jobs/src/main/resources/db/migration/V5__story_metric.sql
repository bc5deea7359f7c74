-- Whether a mention carries one of the issue's key messages.
ALTER TABLE scored_mention ADD COLUMN key_message boolean NOT NULL DEFAULT false;

-- The story of each issue as a whole; written again while it changes. Lags are in hours; an absent
-- value cannot be said.
CREATE TABLE story_metric (
  issue_id                       text PRIMARY KEY,
  from_at                        timestamptz,
  until_at                       timestamptz,
  mentions                       bigint NOT NULL,
  critics                        bigint NOT NULL,
  onset_at                       timestamptz,
  peak_at                        timestamptz,
  peak_critics                   bigint,
  time_to_peak_hours             double precision,
  half_life_hours                double precision,
  tail_hours                     double precision,
  first_response_at              timestamptz,
  response_hours                 double precision,
  hub_first_lag_hours            double precision,
  hub_adoption                   double precision,
  hub_adoption_after             double precision,
  first_reputable_hub_link_hours double precision,
  pull_through                   double precision,
  pull_through_after             double precision,
  reputable_critics              bigint NOT NULL,
  first_reputable_critic_hours   double precision,
  segments                       jsonb NOT NULL
);

-- The stories of issues that stand.
CREATE VIEW v_story_metric AS
SELECT
  s.issue_id, s.from_at, s.until_at, s.mentions, s.critics, s.onset_at, s.peak_at, s.peak_critics,
  s.time_to_peak_hours, s.half_life_hours, s.tail_hours, s.first_response_at, s.response_hours,
  s.hub_first_lag_hours, s.hub_adoption, s.hub_adoption_after, s.first_reputable_hub_link_hours,
  s.pull_through, s.pull_through_after, s.reputable_critics, s.first_reputable_critic_hours
FROM story_metric s
WHERE s.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

-- How far the response came into their parts: a row for all, each stance, each tier, unrated.
CREATE VIEW v_story_segment AS
SELECT
  s.issue_id,
  p.place AS place,
  p.part ->> 'segment' AS segment,
  (p.part ->> 'mentions')::bigint AS mentions,
  (p.part ->> 'hubLinks')::bigint AS hub_links,
  (p.part ->> 'hubAdoption')::double precision AS hub_adoption,
  (p.part ->> 'keyMessages')::bigint AS key_messages,
  (p.part ->> 'pullThrough')::double precision AS pull_through,
  (p.part ->> 'mentionsAfter')::bigint AS mentions_after,
  (p.part ->> 'hubLinksAfter')::bigint AS hub_links_after,
  (p.part ->> 'hubAdoptionAfter')::double precision AS hub_adoption_after,
  (p.part ->> 'keyMessagesAfter')::bigint AS key_messages_after,
  (p.part ->> 'pullThroughAfter')::double precision AS pull_through_after
FROM story_metric s
CROSS JOIN LATERAL jsonb_array_elements(s.segments) WITH ORDINALITY AS p(part, place)
WHERE s.issue_id NOT IN (SELECT i.issue_id FROM issue i WHERE i.deleted);

GRANT SELECT ON v_story_metric, v_story_segment TO firebreak_reader;

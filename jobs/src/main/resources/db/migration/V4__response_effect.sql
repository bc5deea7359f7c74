-- What each look at each response found; a look is written again until it is frozen.
CREATE TABLE response_effect (
  issue_id                   text NOT NULL,
  response_id                text NOT NULL,
  look                       text NOT NULL CHECK (look IN ('1h', '6h', '24h')),
  response_ids               jsonb NOT NULL,
  response_at                timestamptz NOT NULL,
  look_at                    timestamptz NOT NULL,
  verdict                    text CHECK (verdict IN ('slowed', 'sped_up', 'inconclusive', 'not_estimable')),
  confidence                 text NOT NULL CHECK (confidence IN ('normal', 'low')),
  frozen                     boolean NOT NULL,
  reasons                    jsonb NOT NULL,
  probability_slowed         double precision,
  reduction                  double precision,
  reduction_low              double precision,
  reduction_high             double precision,
  averted_at_least           double precision,
  averted_median             double precision,
  averted_at_most            double precision,
  averted_open_ended         boolean NOT NULL,
  detectable_reduction       double precision,
  detectable_reduction_later double precision,
  enough_after_hours         double precision,
  hours_before               double precision,
  hours_after                double precision,
  windows_before             bigint,
  windows_after              bigint,
  blind_hours                double precision,
  mentions_before            double precision,
  mentions_after             double precision,
  kernel                     text NOT NULL,
  control_used               boolean NOT NULL,
  naive_change               double precision,
  naive_hours                double precision,
  reproduction_before        double precision,
  reproduction_before_low    double precision,
  reproduction_before_high   double precision,
  reproduction_after         double precision,
  reproduction_after_low     double precision,
  reproduction_after_high    double precision,
  placebo_tests              bigint,
  placebo_false_slowed       double precision,
  sentence                   text NOT NULL,
  curve                      jsonb NOT NULL,
  PRIMARY KEY (issue_id, response_id, look)
);

-- The looks at responses that stand, of issues that stand. Sentences are Firebreak's own, but what is
-- named in them came from outside: cut like any other text.
CREATE VIEW v_response_effect AS
SELECT
  e.issue_id, e.response_id, e.look, e.response_at, e.look_at,
  coalesce(r.published_at, e.response_at) AS published_at,
  coalesce(r.kind, 'response') || coalesce(' on ' || excerpt(r.channel, 60), '') || ', '
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
  row_number() OVER (PARTITION BY e.issue_id, e.response_id ORDER BY e.look_at DESC, e.look) = 1 AS newest
FROM response_effect e
LEFT JOIN issue i ON i.issue_id = e.issue_id
LEFT JOIN response r ON r.response_id = e.response_id
WHERE NOT coalesce(i.deleted, false) AND NOT coalesce(r.deleted, false);

-- The pictures: a row for each window of each look; figures are mentions of the window, of so many hours.
CREATE VIEW v_response_effect_curve AS
SELECT
  e.issue_id, e.response_id, e.look, e.response_at, e.newest,
  (p ->> 'start')::timestamptz AS window_start,
  (p ->> 'end')::timestamptz AS window_end,
  (extract(epoch FROM (p ->> 'end')::timestamptz - (p ->> 'start')::timestamptz) / 3600)::double precision AS hours,
  (p ->> 'observed')::double precision AS observed,
  coalesce((p ->> 'blind')::boolean, false) AS blind,
  (p ->> 'expected')::double precision AS expected,
  (p ->> 'low')::double precision AS low,
  (p ->> 'high')::double precision AS high
FROM v_response_effect e
JOIN response_effect c USING (issue_id, response_id, look)
CROSS JOIN LATERAL jsonb_array_elements(c.curve) AS p
WHERE (p ->> 'end')::timestamptz > (p ->> 'start')::timestamptz;

GRANT SELECT ON v_response_effect, v_response_effect_curve TO firebreak_reader;

-- Answers to single mentions are measured in rounds, at the first of each: the others are left out of
-- sight, and the first says how many there are.
CREATE OR REPLACE VIEW v_response_effect AS
SELECT
  e.issue_id, e.response_id, e.look, e.response_at, e.look_at,
  coalesce(r.published_at, e.response_at) AS published_at,
  CASE WHEN r.kind = 'answer' AND jsonb_array_length(e.response_ids) > 1
    THEN jsonb_array_length(e.response_ids) || ' answers, from '
    ELSE coalesce(r.kind, 'response') || coalesce(' on ' || excerpt(r.channel, 60), '') || ', ' END
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
  row_number() OVER (PARTITION BY e.issue_id, e.response_id ORDER BY e.look_at DESC, e.look) = 1 AS newest,
  excerpt(e.control, 300) AS control
FROM response_effect e
LEFT JOIN issue i ON i.issue_id = e.issue_id
LEFT JOIN response r ON r.response_id = e.response_id
WHERE NOT coalesce(i.deleted, false) AND NOT coalesce(r.deleted, false)
  AND NOT e.reasons ? 'measured_with_first_answer';

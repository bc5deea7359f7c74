-- What people wrote is kept for less time than that they wrote it. Call it every few hours:
--   SELECT * FROM maintain_texts(now(), 30, 30);
--
-- present           the present; passed in, so that a test can name it
-- text_days         days after which text, title, link and handle of a mention are emptied, 1 or more;
--                   the same for the mentions that an alert names
-- dead_letter_days  days after which a record that could not be used is deleted, 1 or more
--
-- Calling it again changes nothing. Labels keep their texts, since the stances learn from them, until
-- they are withdrawn; see docs/privacy.md. Returns what was done, one row for each table.
CREATE FUNCTION maintain_texts(present timestamptz, text_days integer, dead_letter_days integer)
RETURNS TABLE (table_name text, done text, changed bigint)
LANGUAGE plpgsql
AS $$
BEGIN
  IF present IS NULL OR text_days IS NULL OR text_days < 1 OR dead_letter_days IS NULL OR dead_letter_days < 1 THEN
    RAISE EXCEPTION 'maintain_texts: days must be 1 or more, not % and %', text_days, dead_letter_days;
  END IF;

  UPDATE scored_mention SET text = NULL, title = NULL, url = NULL, author_handle = NULL
  WHERE published_at < present - make_interval(days => text_days)
    AND (text IS NOT NULL OR title IS NOT NULL OR url IS NOT NULL OR author_handle IS NOT NULL);
  GET DIAGNOSTICS changed = ROW_COUNT;
  table_name := 'scored_mention';
  done := 'emptied';
  RETURN NEXT;

  UPDATE alert SET why = jsonb_set(why, '{mentions}', '[]')
  WHERE fired_at < present - make_interval(days => text_days)
    AND jsonb_array_length(coalesce(why -> 'mentions', '[]')) > 0;
  GET DIAGNOSTICS changed = ROW_COUNT;
  table_name := 'alert';
  RETURN NEXT;

  DELETE FROM dead_letter WHERE recorded_at < present - make_interval(days => dead_letter_days);
  GET DIAGNOSTICS changed = ROW_COUNT;
  table_name := 'dead_letter';
  done := 'deleted';
  RETURN NEXT;
END
$$;

REVOKE EXECUTE ON FUNCTION maintain_texts(timestamptz, integer, integer) FROM PUBLIC;

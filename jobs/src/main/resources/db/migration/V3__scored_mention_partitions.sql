-- Daily partitions of scored_mention, UTC. Call it once a day and when the database is set up:
--   SELECT * FROM maintain_scored_mention((now() AT TIME ZONE 'UTC')::date, 7, 90);
--
-- today           the current UTC day; passed in, so that a test or a replay can name it
-- days_ahead      days after today that get a partition, 0 to 60
-- retention_days  days before today that are kept, 1 or more; older partitions are dropped with their
--                 mentions, older mentions in the default partition are deleted
--
-- Mentions that came to the default partition first are moved into their day's new partition; at most
-- 400 past days are served in one call, the latest first, so that a few absurd dates do no harm.
-- Mentions dated after today + days_ahead stay in the default partition until their day comes near.
-- Returns what was done, one row each: created (mentions = moved into it), dropped, deleted.
-- Calling it again changes nothing. It locks the table only when there is something to do, and then
-- writers and readers wait until it has ended.
CREATE FUNCTION maintain_scored_mention(today date, days_ahead integer, retention_days integer)
RETURNS TABLE (action text, partition_name text, mentions bigint)
LANGUAGE plpgsql
AS $$
DECLARE
  first_day    CONSTANT date := today - retention_days;
  last_day     CONSTANT date := today + days_ahead;
  first_moment CONSTANT timestamptz := first_day::timestamp AT TIME ZONE 'UTC';
  wanted_day   date;
  day_start    timestamptz;
  day_end      timestamptz;
  wanted_days  date[];
  old_names    text[];
  has_old_rows boolean;
BEGIN
  IF today IS NULL OR days_ahead IS NULL OR days_ahead NOT BETWEEN 0 AND 60 THEN
    RAISE EXCEPTION 'maintain_scored_mention: today must be a date and days_ahead 0 to 60, not % and %', today, days_ahead;
  END IF;
  IF retention_days IS NULL OR retention_days < 1 THEN
    RAISE EXCEPTION 'maintain_scored_mention: retention_days must be 1 or more, not %', retention_days;
  END IF;
  -- One caller at a time; a second one waits and then finds nothing to do.
  PERFORM pg_advisory_xact_lock(hashtext('maintain_scored_mention'));

  -- Days that need a partition: today and those ahead, and past days with mentions in the default one.
  SELECT array_agg(d ORDER BY d) INTO wanted_days
  FROM (
    SELECT today + ahead AS d FROM generate_series(0, days_ahead) AS ahead
    UNION
    (SELECT DISTINCT (m.published_at AT TIME ZONE 'UTC')::date AS d
     FROM scored_mention_default m
     WHERE m.published_at >= first_moment AND m.published_at < (today::timestamp AT TIME ZONE 'UTC')
     ORDER BY d DESC
     LIMIT 400)
  ) AS wanted
  WHERE to_regclass(scored_mention_partition(d)) IS NULL;

  SELECT array_agg(c.relname::text ORDER BY c.relname) INTO old_names
  FROM pg_inherits h
  JOIN pg_class c ON c.oid = h.inhrelid
  WHERE h.inhparent = 'scored_mention'::regclass
    AND c.relname ~ '^scored_mention_[0-9]{8}$'
    AND c.relname < scored_mention_partition(first_day);

  has_old_rows := EXISTS (SELECT 1 FROM scored_mention_default m WHERE m.published_at < first_moment);

  IF wanted_days IS NULL AND old_names IS NULL AND NOT has_old_rows THEN
    RETURN;
  END IF;
  -- The strongest lock first: taking it step by step could deadlock with a reader.
  LOCK TABLE scored_mention IN ACCESS EXCLUSIVE MODE;

  FOREACH wanted_day IN ARRAY coalesce(wanted_days, '{}') LOOP
    partition_name := scored_mention_partition(wanted_day);
    day_start := wanted_day::timestamp AT TIME ZONE 'UTC';
    day_end := (wanted_day + 1)::timestamp AT TIME ZONE 'UTC';
    -- Attaching fails while the default partition holds rows of that day: move them before.
    EXECUTE format('CREATE TABLE %I (LIKE scored_mention INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition_name);
    EXECUTE format(
      'WITH moved AS (DELETE FROM scored_mention_default WHERE published_at >= $1 AND published_at < $2 RETURNING *)
       INSERT INTO %I SELECT * FROM moved', partition_name) USING day_start, day_end;
    GET DIAGNOSTICS mentions = ROW_COUNT;
    EXECUTE format('ALTER TABLE scored_mention ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      partition_name, day_start, day_end);
    action := 'created';
    RETURN NEXT;
  END LOOP;

  FOREACH partition_name IN ARRAY coalesce(old_names, '{}') LOOP
    EXECUTE format('SELECT count(*) FROM %I', partition_name) INTO mentions;
    EXECUTE format('DROP TABLE %I', partition_name);
    action := 'dropped';
    RETURN NEXT;
  END LOOP;

  IF has_old_rows THEN
    DELETE FROM scored_mention_default m WHERE m.published_at < first_moment;
    GET DIAGNOSTICS mentions = ROW_COUNT;
    action := 'deleted';
    partition_name := 'scored_mention_default';
    RETURN NEXT;
  END IF;
END
$$;

-- The name of a day's partition.
CREATE FUNCTION scored_mention_partition(day date) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$ SELECT 'scored_mention_' || to_char(day, 'YYYYMMDD') $$;

-- Dashboards have no business here; without rights on the table they could do nothing with it anyway.
REVOKE EXECUTE ON FUNCTION maintain_scored_mention(date, integer, integer) FROM PUBLIC;

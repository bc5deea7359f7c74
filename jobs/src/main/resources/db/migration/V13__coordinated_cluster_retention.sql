-- Coordinated clusters go with the mentions that they are made of: maintain_scored_mention now deletes
-- those whose newest mention is older than its retention. It is called as before:
--   SELECT * FROM maintain_scored_mention((now() AT TIME ZONE 'UTC')::date, 7, 90);
--
-- What it returns has one row more, ('deleted', 'coordinated_cluster', number of clusters), where there
-- were such clusters. Calling it again changes nothing.
ALTER FUNCTION maintain_scored_mention(date, integer, integer) RENAME TO maintain_scored_mention_partitions;

CREATE FUNCTION maintain_scored_mention(today date, days_ahead integer, retention_days integer)
RETURNS TABLE (action text, partition_name text, mentions bigint)
LANGUAGE plpgsql
AS $$
BEGIN
  -- It refuses settings that make no sense.
  RETURN QUERY SELECT * FROM maintain_scored_mention_partitions(today, days_ahead, retention_days);

  DELETE FROM coordinated_cluster c
  WHERE c.last_at < (today - retention_days)::timestamp AT TIME ZONE 'UTC';
  GET DIAGNOSTICS mentions = ROW_COUNT;
  IF mentions > 0 THEN
    action := 'deleted';
    partition_name := 'coordinated_cluster';
    RETURN NEXT;
  END IF;
END
$$;

REVOKE EXECUTE ON FUNCTION maintain_scored_mention(date, integer, integer) FROM PUBLIC;

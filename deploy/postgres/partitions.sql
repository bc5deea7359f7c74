-- Makes the partitions of the next 7 days and drops those past the retention, with
-- the coordinated clusters of then. Run it every few hours;
-- running it too often does no harm.
\getenv retention MENTION_RETENTION_DAYS
SELECT * FROM maintain_scored_mention((now() AT TIME ZONE 'UTC')::date, 7, :retention);
-- Texts, links and handles go before that, and so do records that could not be used.
\getenv texts TEXT_RETENTION_DAYS
\getenv dead_letters DEAD_LETTER_RETENTION_DAYS
SELECT * FROM maintain_texts(now(), :texts, :dead_letters);

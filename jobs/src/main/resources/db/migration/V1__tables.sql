-- Every table is keyed by what the row is about, so that a replayed upsert changes nothing.
-- All times are timestamptz; every name is the word used in topics, classes and panels.

CREATE TABLE issue (
  issue_id         text PRIMARY KEY,
  name             text NOT NULL,
  comparison_group text,
  deleted          boolean NOT NULL,
  definition       jsonb NOT NULL
);

CREATE TABLE response (
  response_id  text PRIMARY KEY,
  issue_id     text NOT NULL,
  published_at timestamptz NOT NULL,
  kind         text NOT NULL,
  channel      text,
  url          text,
  text         text,
  deleted      boolean NOT NULL
);
CREATE INDEX response_by_issue ON response (issue_id, published_at);

-- One row for each mention and issue, partitioned by the day it was published (UTC).
-- maintain_scored_mention() makes and drops partitions; rows outside all of them go to the default one.
CREATE TABLE scored_mention (
  mention_key   text NOT NULL,
  issue_id      text NOT NULL,
  published_at  timestamptz NOT NULL,
  deleted       boolean NOT NULL,
  revision      bigint NOT NULL,
  platform      text NOT NULL,
  kind          text NOT NULL,
  parent_key    text,
  author_id     text,
  author_handle text,
  followers     bigint,
  text          text,
  title         text,
  language      text,
  url           text,
  observed_at   timestamptz,
  hub_link      boolean NOT NULL,
  source        text,
  source_tier   integer,
  matched_by    text NOT NULL,
  stance        text NOT NULL,
  critic        double precision,
  supporter     double precision,
  neutral       double precision,
  model         text,
  PRIMARY KEY (mention_key, issue_id, published_at)
) PARTITION BY RANGE (published_at);
CREATE TABLE scored_mention_default PARTITION OF scored_mention DEFAULT;
CREATE INDEX scored_mention_by_issue ON scored_mention (issue_id, published_at);

CREATE TABLE spread_window (
  issue_id                text NOT NULL,
  platform                text NOT NULL,
  window_size             text NOT NULL,
  window_start            timestamptz NOT NULL,
  window_end              timestamptz NOT NULL,
  comparison_group        text,
  mentions                bigint NOT NULL,
  critics                 bigint NOT NULL,
  supporters              bigint NOT NULL,
  neutrals                bigint NOT NULL,
  unclassified            bigint NOT NULL,
  late                    bigint NOT NULL,
  originals               bigint NOT NULL,
  reposts                 bigint NOT NULL,
  replies                 bigint NOT NULL,
  quotes                  bigint NOT NULL,
  critic_originals        bigint NOT NULL,
  critic_reposts          bigint NOT NULL,
  critic_replies          bigint NOT NULL,
  critic_quotes           bigint NOT NULL,
  critic_velocity         double precision NOT NULL,
  supporter_velocity      double precision NOT NULL,
  neutral_velocity        double precision NOT NULL,
  critic_acceleration     double precision,
  growth_per_hour         double precision,
  growth_low              double precision,
  growth_high             double precision,
  doubling_hours          double precision,
  phase                   text NOT NULL,
  amplification           double precision,
  authors                 double precision NOT NULL,
  authors_low             double precision NOT NULL,
  authors_high            double precision NOT NULL,
  critic_authors          double precision NOT NULL,
  critic_authors_low      double precision NOT NULL,
  critic_authors_high     double precision NOT NULL,
  supporter_authors       double precision NOT NULL,
  supporter_authors_low   double precision NOT NULL,
  supporter_authors_high  double precision NOT NULL,
  neutral_authors         double precision NOT NULL,
  neutral_authors_low     double precision NOT NULL,
  neutral_authors_high    double precision NOT NULL,
  critic_reach            double precision,
  supporter_reach         double precision,
  neutral_reach           double precision,
  net_stance              double precision,
  critic_share            double precision,
  hub_links               bigint NOT NULL,
  reproduction            double precision,
  reproduction_low        double precision,
  reproduction_high       double precision,
  reproduction_mentions   bigint NOT NULL,
  PRIMARY KEY (issue_id, platform, window_size, window_start)
);

CREATE TABLE share_of_voice (
  issue_id         text NOT NULL,
  platform         text NOT NULL,
  window_size      text NOT NULL,
  window_start     timestamptz NOT NULL,
  comparison_group text NOT NULL,
  share            double precision,
  critic_share     double precision,
  group_mentions   bigint NOT NULL,
  PRIMARY KEY (issue_id, platform, window_size, window_start)
);

CREATE TABLE dead_letter (
  topic       text NOT NULL,
  partition   integer NOT NULL,
  "offset"    bigint NOT NULL,
  reason      text NOT NULL,
  raw         bytea NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, "offset")
);

package io.firebreak.jobs.followup;

/** Why somebody is not to be engaged, and when that was found. */
record Avoided(long atMillis, String reason) {}

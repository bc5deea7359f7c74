package io.firebreak.local.report;

/**
 * The time across a picture, cut into equal buckets.
 *
 * @param startMillis left edge
 * @param endMillis right edge
 * @param buckets how many buckets lie between them
 */
record TimeSpan(long startMillis, long endMillis, int buckets) {}

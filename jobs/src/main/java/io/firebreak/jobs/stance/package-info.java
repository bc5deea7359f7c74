/**
 * Judges the stance of each mention toward the subject of the issue it belongs to. Enters: pairs of
 * mention and issue. Leaves: scored mentions. A repost takes the stance of what it reposts. Kept: a
 * bounded cache of judged texts; the stances of mentions that may be reposted, and the reposts that
 * may still change with them, until they end by event time. No metric's state lies here, so that
 * the model can be replaced without touching any.
 */
package io.firebreak.jobs.stance;

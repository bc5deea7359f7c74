/**
 * Says which of several messages about one mention stands: copies, edits and a delete, in any order
 * of arrival. Plain code, without Flink state of its own; the settling of a mention keeps the
 * revision last accepted, until the horizon has passed in event time.
 */
package io.firebreak.jobs.dedupe;

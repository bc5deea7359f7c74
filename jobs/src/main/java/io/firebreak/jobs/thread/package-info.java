/**
 * Hands issues along replies, quotes and reposts, and with them the time of the parent, and settles
 * what each mention belongs to. Enters: mentions with the issues that they name, or none. Leaves:
 * each pair of mention and issue, and again when anything about it changes, to be judged. Kept: for
 * each matched mention its issues and what hangs on it, for each mention what was told of it; all
 * of it ends by event time.
 *
 * <p>A mention with a parent waits until the watermark has passed its own time, so that what it
 * takes over does not depend on which of the two arrived first. A parent that arrives or changes
 * later still revises it.
 */
package io.firebreak.jobs.thread;

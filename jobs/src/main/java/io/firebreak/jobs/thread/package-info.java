/**
 * Carries issues along replies, quotes and reposts. Enters: judged mentions, with or without an
 * issue of their own. Leaves: scored mentions, one for each mention and issue, and again when
 * anything about the pair changes. A repost takes the stance of what it passes on; a reply or quote
 * takes the issue and is judged by its own text. Kept: for each matched mention its judgements, for
 * each mention with a parent what is needed to answer it later; all of it ends by event time.
 *
 * <p>A mention with a parent waits until the watermark has passed its own time, so that what it
 * takes over does not depend on which of the two arrived first. A parent that arrives or changes
 * later still revises it.
 */
package io.firebreak.jobs.thread;

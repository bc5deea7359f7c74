/**
 * The pipeline over files. Enters: mentions, issues and responses as JSON lines. Leaves: the same
 * results as in production, as files whose bytes depend on the input alone, and a page. Kept: the
 * results, in memory, until they are written.
 */
package io.firebreak.local.replay;

/**
 * Finds the issues that a mention names. Enters: deduplicated mentions, issue definitions, key
 * messages of responses. Leaves: mentions with the issues they match, and mentions that may belong
 * to an issue through their parent. Kept: nothing but the definitions, loaded at the start of each
 * task.
 */
package io.firebreak.jobs.match;

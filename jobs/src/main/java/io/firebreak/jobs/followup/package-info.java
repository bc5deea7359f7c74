/**
 * The follow-up list of each issue: whom to answer. What enters: scored mentions, responses (which
 * tell the subject's own statements) and coordinated clusters. What leaves: every five minutes of
 * event time one list for each issue that had mentions within a day. What is kept: the mentions of
 * the last 24 hours of each issue, without texts.
 */
package io.firebreak.jobs.followup;

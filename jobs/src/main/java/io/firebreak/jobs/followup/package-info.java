/**
 * The follow-up list of each issue: whom to answer. What enters: scored mentions, responses (which
 * tell the subject's own statements, and whom it answered), issues (which name its own accounts)
 * and coordinated clusters. What leaves: a list for each five minutes of event time in which
 * something happened in an issue, and for each half an hour in which nothing did, until nobody is
 * in it. What is kept: the mentions of the last 24 hours of each issue, without texts; statements,
 * clusters and answers of as long; own accounts as long as an issue names them.
 */
package io.firebreak.jobs.followup;

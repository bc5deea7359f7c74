/**
 * Takes each mention once. Enters: mentions as parsed, with copies, out of order. Leaves: each
 * revision that changes something, in rising order. Kept: the revision last accepted for each
 * mention, until the horizon has passed in event time.
 */
package io.firebreak.jobs.dedupe;

/**
 * Strict at the edge. Enters: raw records. Leaves: parsed records with event time, and a dead
 * letter with its reason and place for each record that is bad. Kept: nothing.
 */
package io.firebreak.jobs.ingest;

/**
 * Measures what the jobs cost beside the plainest program that reads the same records. Enters:
 * numbers of mentions and issues. Leaves: a table of CPU time for each record. Kept: nothing.
 */
package io.firebreak.local.bench;

/**
 * The pages that tell the story: which stages follow each other. The same pages run on a cluster,
 * in the one-machine edition, in a replay and in tests; only sources and outputs differ.
 */
package io.firebreak.jobs.pipeline;

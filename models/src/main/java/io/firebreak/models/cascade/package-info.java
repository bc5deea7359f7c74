/**
 * Self-exciting processes: kernels, likelihoods and predictions.
 *
 * <p>Enters: event times, and the followers of those who passed something on. Leaves: how
 * infectious a cascade is and where it will end (SEISMIC), the likelihood of an exponential Hawkes
 * process, and a test of whether a kernel fits. Kept: nothing.
 */
package io.firebreak.models.cascade;

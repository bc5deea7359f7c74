/**
 * Whether a response slowed the spread. What enters: mentions (times, or counts in short cells),
 * the time of a response, a kernel. What leaves: an {@code EffectEstimate}: verdict, reduction with
 * interval, averted mentions, counterfactual curve. What is kept: nothing; all is a pure function
 * of its inputs and a seed.
 */
package io.firebreak.models.effect;

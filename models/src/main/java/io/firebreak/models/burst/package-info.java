/**
 * Finding bursts and changes in a stream, for alerts.
 *
 * <p>Enters: times of mentions ({@code KleinbergBursts}), or one number after another ({@code
 * PageHinkley}). Leaves: intervals of raised activity with their level, or the moment of a change.
 * Kept: {@code PageHinkley} keeps four numbers, the other one nothing.
 */
package io.firebreak.models.burst;

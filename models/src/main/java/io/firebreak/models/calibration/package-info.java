/**
 * How often the effect test is wrong, measured where the truth is known.
 *
 * <p>Enters: simulated crises ({@code EventSimulator}) and, where their files are given, real
 * cascades into which an effect is injected. Leaves: {@link
 * io.firebreak.models.calibration.CalibrationReport}: false alarms with no effect, at one look and
 * over ten, power at given effects, coverage of the intervals, and what a plain comparison of
 * before and after would have claimed. Kept: the finished batches in a file, so that a run that was
 * cut off goes on where it ended.
 *
 * <p>Each trial has its own seed, so the result does not depend on the number of threads. Start
 * reading at {@link io.firebreak.models.calibration.Calibration}.
 */
package io.firebreak.models.calibration;

/**
 * A simulated crisis with its own invented text and exactly known truth, for {@code simulate} and
 * {@code demo}.
 *
 * <p>Enters: {@link io.firebreak.models.simulation.SimulationSettings} (scenario, seed, start,
 * size, shares of dirty data). Leaves: issues, responses, the raw records of the topic {@code
 * mentions} in the order of their arrival, and {@link io.firebreak.models.simulation.Truth}: what a
 * correct pipeline must count, and how many mentions the responses averted. Kept: about 60 bytes
 * for each mention; text and JSON are made anew whenever they are read. The same settings give the
 * same bytes on every machine.
 *
 * <p>The process is a marked branching process on each platform ({@code BranchingProcess}); its
 * numbers stand in {@code SpreadModel}, the dirt in {@code Fates} and {@code Garbage}, the words in
 * the resource {@code texts.txt}. Start reading at {@link
 * io.firebreak.models.simulation.CrisisSimulator}.
 */
package io.firebreak.models.simulation;

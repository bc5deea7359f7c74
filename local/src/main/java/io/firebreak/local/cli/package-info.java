/**
 * The {@code firebreak} command: one class for each subcommand.
 *
 * <p>Enters: arguments. Leaves: results in files or on standard output, progress and problems on
 * standard error, and an exit code: 0 done, 1 failed, 2 asked for wrongly. Kept: nothing.
 */
package io.firebreak.local.cli;

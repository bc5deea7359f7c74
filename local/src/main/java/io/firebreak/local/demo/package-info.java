/**
 * A simulated crisis through the real pipeline, on this machine. Enters: a simulation. Leaves: rows
 * in the embedded database, live figures in the terminal, the page. Kept: nothing after it ends.
 */
package io.firebreak.local.demo;

/**
 * Shows pages to a browser on this machine.
 *
 * <p>Enters: a file or a directory. Leaves: HTTP answers on 127.0.0.1. Kept: nothing.
 */
package io.firebreak.local.page;

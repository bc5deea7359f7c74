/**
 * What people do with alerts in the database. Enters: the table {@code alert}. Leaves: open alerts
 * as lines, and acknowledgements in the table. Nothing is kept.
 */
package io.firebreak.local.alerts;

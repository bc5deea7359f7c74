/**
 * What people do with the register of supporters. Enters: the views {@code v_ambassador}, {@code
 * v_newly_won} and {@code v_thank_today}. Leaves: lines for people, and the table {@code
 * ambassador_state}. Nothing is kept here.
 */
package io.firebreak.local.ambassadors;

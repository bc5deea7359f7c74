/**
 * The effect test on anyone's data. What enters: a file of mentions or counts, the times of
 * responses, perhaps a control. What leaves: estimates as a table, as JSON and as a page. What is
 * kept: nothing.
 */
package io.firebreak.local.effect;

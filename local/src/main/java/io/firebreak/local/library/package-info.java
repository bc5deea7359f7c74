/**
 * Past crises as a library learns from them. What enters: event files, a database, times of
 * responses. What leaves: one crisis at a time, and what was learnt in plain words. What is kept:
 * nothing.
 */
package io.firebreak.local.library;

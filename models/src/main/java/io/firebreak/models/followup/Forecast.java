package io.firebreak.models.followup;

/**
 * What is expected of one mention from now on, if nobody answers.
 *
 * @param key the mention
 * @param children how many passed it on or answered it so far
 * @param laterDescendants expected mentions that will still descend from it, at any distance
 * @param laterCritics those among them that are expected to be critics: what an answer could
 *     prevent at most
 */
public record Forecast(String key, int children, double laterDescendants, double laterCritics) {}

package io.firebreak.models.data;

/**
 * A mention that an alert rests on.
 *
 * @param mentionKey {@code platform:id}
 * @param url its public http(s) address; null when unknown
 * @param followers of its author; null when unknown
 */
public record AlertMention(String mentionKey, String url, Long followers) {}

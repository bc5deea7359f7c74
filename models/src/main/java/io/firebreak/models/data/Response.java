package io.firebreak.models.data;

import java.util.List;

/**
 * Something the subject of an issue published in answer to it.
 *
 * @param id stable identifier, also the Kafka key
 * @param deleted true when the response was withdrawn
 * @param issueId the issue it answers
 * @param publishedAtMillis when it was published
 * @param kind apology, correction, rebuttal, statement, update, education or thanks
 * @param channel where: hub, x, press, ...; null when unknown
 * @param url its public http(s) address; null when unknown
 * @param text its text; null when unknown
 * @param keyMessages phrases of it to look for in mentions; never null
 */
public record Response(
    String id,
    boolean deleted,
    String issueId,
    long publishedAtMillis,
    String kind,
    String channel,
    String url,
    String text,
    List<String> keyMessages) {}

package io.firebreak.models.simulation;

import io.firebreak.models.data.Mention;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes mentions as the topic {@code mentions} carries them: one JSON object, UTF-8, without line
 * breaks, fields always in the same order. Absent values are left out, but the text of a bare
 * repost is {@code null}. Times are ISO 8601 in UTC with milliseconds; {@code inReplyTo}, {@code
 * repostOf} and {@code quoteOf} hold the native id on the same platform.
 */
public final class MentionJson {
  private static final long DAY_MILLIS = 86_400_000L;

  private MentionJson() {}

  /** The record's value. */
  public static byte[] bytes(Mention mention) {
    StringBuilder json = new StringBuilder(640);
    json.append("{\"op\":\"").append(mention.op().word()).append('"');
    string(json, "platform", mention.platform());
    string(json, "id", mention.id());
    json.append(",\"revision\":").append(mention.revision());
    if (mention.authorId() != null) {
      json.append(",\"author\":{\"id\":");
      quote(json, mention.authorId());
      string(json, "handle", mention.authorHandle());
      if (mention.followers() != null) {
        json.append(",\"followers\":").append(mention.followers().longValue());
      }
      json.append('}');
    }
    if (mention.text() == null && mention.repostOf() != null) {
      json.append(",\"text\":null");
    }
    string(json, "text", mention.text());
    string(json, "title", mention.title());
    string(json, "language", mention.language());
    string(json, "url", mention.url());
    time(json, "publishedAt", mention.publishedAtMillis());
    if (mention.observedAtMillis() != null) {
      time(json, "observedAt", mention.observedAtMillis());
    }
    reference(json, "inReplyTo", mention.inReplyTo(), mention);
    reference(json, "repostOf", mention.repostOf(), mention);
    reference(json, "quoteOf", mention.quoteOf(), mention);
    links(json, mention.links());
    string(json, "source", mention.source());
    if (mention.sourceTier() != null) {
      json.append(",\"sourceTier\":").append(mention.sourceTier().intValue());
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void string(StringBuilder json, String name, String value) {
    if (value != null) {
      json.append(",\"").append(name).append("\":");
      quote(json, value);
    }
  }

  private static void reference(StringBuilder json, String name, String key, Mention mention) {
    if (key != null) {
      string(json, name, key.substring(mention.platform().length() + 1));
    }
  }

  private static void links(StringBuilder json, List<String> links) {
    json.append(",\"links\":[");
    for (int i = 0; i < links.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      quote(json, links.get(i));
    }
    json.append(']');
  }

  private static void quote(StringBuilder json, String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static void time(StringBuilder json, String name, long epochMillis) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY_MILLIS));
    int millis = (int) Math.floorMod(epochMillis, DAY_MILLIS);
    json.append(",\"").append(name).append("\":\"");
    digits(json, day.getYear(), 4);
    digits(json.append('-'), day.getMonthValue(), 2);
    digits(json.append('-'), day.getDayOfMonth(), 2);
    digits(json.append('T'), millis / 3_600_000, 2);
    digits(json.append(':'), millis / 60_000 % 60, 2);
    digits(json.append(':'), millis / 1_000 % 60, 2);
    digits(json.append('.'), millis % 1_000, 3);
    json.append("Z\"");
  }

  private static void digits(StringBuilder json, int value, int count) {
    int divisor = count == 4 ? 1_000 : count == 3 ? 100 : 10;
    for (int rest = value; divisor > 0; divisor /= 10) {
      json.append((char) ('0' + rest / divisor));
      rest %= divisor;
    }
  }
}

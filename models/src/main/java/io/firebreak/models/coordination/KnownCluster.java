package io.firebreak.models.coordination;

import io.firebreak.models.alerts.SeenBytes;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of a group.
 *
 * @param id names it within its issue
 * @param words fingerprint of its text; null for a link
 * @param link hash of its link; 0 for a text
 * @param firstAtMillis its first mention
 * @param lastAtMillis its newest mention
 * @param told whether it was ever told of as coordinated
 * @param score the latest
 * @param share of the mentions, when it was last looked at
 * @param authors hashes of its accounts, at most 256, each with the hash of its mention
 */
record KnownCluster(
    String id,
    Fingerprint words,
    long link,
    long firstAtMillis,
    long lastAtMillis,
    boolean told,
    double score,
    double share,
    SortedMap<Long, Long> authors) {
  static final int MOST_AUTHORS = 256;

  boolean stands() {
    return told && score >= Evidence.STANDS;
  }

  boolean matches(Group group) {
    return group.words() == null
        ? words == null && link == group.link()
        : words != null && words.isSame(group.words());
  }

  void write(DataOutput out) throws IOException {
    SeenBytes.text(out, id);
    out.writeBoolean(words != null);
    if (words != null) {
      words.write(out);
    }
    out.writeLong(link);
    out.writeLong(firstAtMillis);
    out.writeLong(lastAtMillis);
    out.writeBoolean(told);
    out.writeDouble(score);
    out.writeDouble(share);
    Varints.write(out, authors.size());
    for (Map.Entry<Long, Long> author : authors.entrySet()) {
      out.writeLong(author.getKey());
      out.writeLong(author.getValue());
    }
  }

  static KnownCluster read(DataInput in) throws IOException {
    String id = SeenBytes.text(in);
    Fingerprint words = in.readBoolean() ? Fingerprint.read(in) : null;
    long link = in.readLong();
    long firstAt = in.readLong();
    long lastAt = in.readLong();
    boolean told = in.readBoolean();
    double score = in.readDouble();
    double share = in.readDouble();
    TreeMap<Long, Long> authors = new TreeMap<>();
    for (int left = Varints.readInt(in); left > 0; left--) {
      long author = in.readLong();
      authors.put(author, in.readLong());
    }
    return new KnownCluster(id, words, link, firstAt, lastAt, told, score, share, authors);
  }
}

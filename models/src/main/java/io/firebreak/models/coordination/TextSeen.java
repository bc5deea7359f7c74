package io.firebreak.models.coordination;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is looked at of one mention.
 *
 * @param key {@code platform:id}
 * @param publishedAtMillis event time
 * @param author {@code platform:authorId}; null when unknown, then it belongs to no cluster
 * @param followers of the author; -1 when unknown
 * @param critic whether it is a critic
 * @param chars length of its plain words, in characters
 * @param words fingerprint of its words; null where they are too few or not its author's own
 * @param links hashes of the links in its text
 * @param title fingerprint of the headline of an article; null for none
 * @param standing what is known from earlier looks; says nothing of the mention itself
 */
public record TextSeen(
    String key,
    long publishedAtMillis,
    String author,
    long followers,
    boolean critic,
    int chars,
    Fingerprint words,
    List<Long> links,
    Fingerprint title,
    Standing standing) {

  /** What came of comparing the words with those of all other mentions of a window. */
  public enum Standing {
    /** Not compared yet. */
    NEW,
    /** Nobody in any window until now wrote nearly the same. */
    ALONE,
    /** Somebody wrote nearly the same, or the same, though that may be forgotten by now. */
    NEAR
  }

  /** A mention that no look has seen. */
  TextSeen(
      String key,
      long publishedAtMillis,
      String author,
      long followers,
      boolean critic,
      int chars,
      Fingerprint words,
      List<Long> links,
      Fingerprint title) {
    this(
        key,
        publishedAtMillis,
        author,
        followers,
        critic,
        chars,
        words,
        links,
        title,
        Standing.NEW);
  }

  /** The same mention after a look. */
  TextSeen with(Standing now) {
    return new TextSeen(
        key, publishedAtMillis, author, followers, critic, chars, words, links, title, now);
  }

  /** Shorter texts are written by many without any doing of others. */
  static final int LEAST_CHARS = 40;

  private static final int LEAST_TITLE_CHARS = 15;
  private static final int MOST_KEY_CHARS = 512;
  private static final int STANDING = 4;
  private static final Standing[] STANDINGS = Standing.values();

  /** A total order. */
  public static final Comparator<TextSeen> BY_TIME =
      Comparator.comparingLong(TextSeen::publishedAtMillis).thenComparing(TextSeen::key);

  /**
   * What is looked at of a scored mention; null for one that is to be left out: a bare repost, a
   * retraction, one without a text.
   */
  public static TextSeen of(ScoredMention mention) {
    boolean leftOut =
        mention.deleted() || mention.kind() == MentionKind.REPOST || mention.text() == null;
    if (leftOut || mention.mentionKey().length() > MOST_KEY_CHARS) {
      return null;
    }
    String author =
        mention.authorId() == null || mention.authorId().length() > MOST_KEY_CHARS
            ? null
            : mention.platform() + ":" + mention.authorId();
    // One agency's text in many papers is syndication; their headlines tell what is only shared.
    boolean isArticle = mention.platform().equals("news");
    String words = isArticle ? "" : PlainWords.of(mention.text());
    boolean own = words.length() >= LEAST_CHARS && !PlainWords.isRepeated(mention.text());
    String title = isArticle && mention.title() != null ? PlainWords.of(mention.title()) : "";
    return new TextSeen(
        mention.mentionKey(),
        mention.publishedAtMillis(),
        author,
        mention.followers() == null ? -1 : mention.followers(),
        mention.stance() == Stance.CRITIC,
        words.length(),
        own ? Fingerprint.of(words) : null,
        isArticle ? List.of() : Links.of(mention.text()),
        title.length() >= LEAST_TITLE_CHARS ? Fingerprint.of(title) : null);
  }

  /** Writes it. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(
        (critic ? 1 : 0)
            | (author != null ? 2 : 0)
            | (words != null ? 4 : 0)
            | (title != null ? 8 : 0)
            | standing.ordinal() << STANDING);
    out.writeUTF(key);
    out.writeLong(publishedAtMillis);
    if (author != null) {
      out.writeUTF(author);
    }
    Varints.write(out, followers);
    Varints.write(out, chars);
    if (words != null) {
      words.write(out);
    }
    Varints.write(out, links.size());
    for (long link : links) {
      out.writeLong(link);
    }
    if (title != null) {
      title.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static TextSeen read(DataInput in) throws IOException {
    int parts = in.readByte();
    String key = in.readUTF();
    long publishedAtMillis = in.readLong();
    String author = (parts & 2) != 0 ? in.readUTF() : null;
    long followers = Varints.read(in);
    int chars = Varints.readInt(in);
    Fingerprint words = (parts & 4) != 0 ? Fingerprint.read(in) : null;
    List<Long> links = new ArrayList<>();
    for (int left = Varints.readInt(in); left > 0; left--) {
      links.add(in.readLong());
    }
    Fingerprint title = (parts & 8) != 0 ? Fingerprint.read(in) : null;
    return new TextSeen(
        key,
        publishedAtMillis,
        author,
        followers,
        (parts & 1) != 0,
        chars,
        words,
        List.copyOf(links),
        title,
        STANDINGS[parts >>> STANDING & 3]);
  }
}

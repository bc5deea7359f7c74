package io.firebreak.jobs.ledger;

import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.DelayBins;
import io.firebreak.models.spread.Fingerprint;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * All that counting needs of a scored mention, in about 80 bytes. The mention's key is held as two
 * independent 64-bit fingerprints.
 *
 * @param mention first fingerprint of the mention's key; its first bits are the ledger's bucket
 * @param check second fingerprint of it
 * @param tier reputation of the source, 1 to 4; 0 when unrated
 * @param keyMessage whether it carries a key message
 * @param delayBin bin of its delay after the mention that it passes on; {@link DelayBins#NONE} when
 *     that is not known, and for originals
 * @param observedAtMillis Long.MIN_VALUE when unknown
 * @param followers -1 when unknown
 * @param author fingerprint of platform and author; 0 when unknown
 */
public record MentionCount(
    long mention,
    long check,
    String issueId,
    String comparisonGroup,
    String platform,
    boolean deleted,
    Stance stance,
    MentionKind kind,
    boolean hubLink,
    byte tier,
    boolean keyMessage,
    byte delayBin,
    long revision,
    long publishedAtMillis,
    long observedAtMillis,
    long followers,
    long author) {

  /** How Flink carries it. */
  public static final TypeInformation<MentionCount> TYPE =
      new PlainType<>(MentionCount.class, new MentionCountSerializer());

  /** Stands for an unknown time. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** What counting needs of a scored mention. */
  public static MentionCount of(ScoredMention scored) {
    return new MentionCount(
        Fingerprint.of(scored.mentionKey(), 1),
        Fingerprint.of(scored.mentionKey(), 2),
        scored.issueId(),
        scored.comparisonGroup(),
        scored.platform(),
        scored.deleted(),
        scored.stance() == null ? Stance.UNCLASSIFIED : scored.stance(),
        scored.kind() == null ? MentionKind.ORIGINAL : scored.kind(),
        scored.hubLink(),
        scored.sourceTier() == null ? 0 : scored.sourceTier().byteValue(),
        scored.keyMessage(),
        delayBin(scored),
        scored.revision(),
        scored.publishedAtMillis(),
        scored.observedAtMillis() == null ? UNKNOWN : scored.observedAtMillis(),
        scored.followers() == null ? -1 : scored.followers(),
        author(scored.platform(), scored.authorId()));
  }

  private static byte delayBin(ScoredMention scored) {
    return scored.parentPublishedAtMillis() == null || scored.kind() == MentionKind.ORIGINAL
        ? DelayBins.NONE
        : (byte) DelayBins.of(scored.publishedAtMillis() - scored.parentPublishedAtMillis());
  }

  private static long author(String platform, String authorId) {
    if (authorId == null) {
      return 0;
    }
    long author = Fingerprint.of(authorId, Fingerprint.of(platform, 3));
    return author == 0 ? 1 : author;
  }
}

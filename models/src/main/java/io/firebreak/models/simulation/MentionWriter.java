package io.firebreak.models.simulation;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.Stance;
import java.util.List;

/** Makes the records of a cascade's mentions, each from its own seed, as often as it is asked. */
final class MentionWriter {
  /** The first instant of X's ids ("snowflakes"), epoch milliseconds. */
  private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;

  private static final int ID_SHIFT = 22;
  private static final int TEXT = 4;
  private static final int LINKS = 5;
  private static final double NEWS_LINK = 0.08;

  /** Share of texts that link to the hub once it has answered: critic, supporter, neutral. */
  private static final double[] HUB_LINK = {0.06, 0.25, 0.20};

  private final Cascade cascade;
  private final SpreadModel model;
  private final Authors authors;
  private final Fates fates;
  private final long start;
  private final Wording wording = new Wording();

  MentionWriter(
      Cascade cascade, SpreadModel model, Authors authors, Fates fates, long startMillis) {
    this.cascade = cascade;
    this.model = model;
    this.authors = authors;
    this.fates = fates;
    this.start = startMillis;
  }

  String key(int i) {
    return cascade.platform(i).word + ":" + id(i);
  }

  /** The platform's own id, in that platform's manner; unique on the platform. */
  String id(int i) {
    long at = start + cascade.publishedMillis(i);
    return switch (cascade.platform(i)) {
      case X -> Long.toString(((at - SNOWFLAKE_EPOCH) << ID_SHIFT) | i);
      case MASTODON -> Long.toString((at << ID_SHIFT) | i);
      case FORUM ->
          (cascade.kind(i) == MentionKind.ORIGINAL ? "t3_" : "t1_")
              + Integer.toString(0x1000000 + i, 36);
      case NEWS -> "n-" + Long.toHexString(RandomStream.mix(i + 1L));
    };
  }

  /**
   * True when the mention links to the subject's hub.
   *
   * @param stance the stance of the revision in question
   */
  boolean hasHubLink(int i) {
    return cascade.story(i) == Story.SUBJECT
        && cascade.hasText(i)
        && phase(i) >= 2
        && RandomStream.of(cascade.seed(i), LINKS)
            .nextBoolean(HUB_LINK[cascade.meantStance(i).ordinal()]);
  }

  /**
   * A mention as it was written (revision 0) or edited (1).
   *
   * @param observedAt when this revision was seen, epoch milliseconds
   */
  Mention written(int i, int revision, long observedAt) {
    Platform platform = cascade.platform(i);
    int author = cascade.author(i);
    String handle = authors.handle(platform, author);
    String id = id(i);
    Stance stance = revision == 0 ? cascade.meantStance(i) : fates.editedStance(i);
    Wording.Occasion occasion =
        new Wording.Occasion(
            cascade.story(i),
            platform,
            stance,
            cascade.kind(i),
            cascade.language(i),
            cascade.isDual(i),
            phase(i));
    RandomStream words = RandomStream.of(cascade.seed(i), TEXT + 16L * revision);
    boolean text = cascade.hasText(i);
    String reference = cascade.reference(i) < 0 ? null : key(cascade.reference(i));
    MentionKind kind = cascade.kind(i);
    return new Mention(
        platform.word + ":" + id,
        revision == 0 ? Op.CREATE : Op.UPDATE,
        revision,
        platform.word,
        id,
        authors.id(platform, author),
        handle,
        authors.followers(platform, author),
        text ? wording.text(occasion, words) : null,
        text ? wording.title(occasion, words) : null,
        cascade.language(i).code,
        url(platform, handle, id),
        start + cascade.publishedMillis(i),
        observedAt,
        kind == MentionKind.REPLY ? reference : null,
        kind == MentionKind.REPOST ? reference : null,
        kind == MentionKind.QUOTE ? reference : null,
        text ? links(i) : List.of(),
        source(platform),
        Authors.tier(platform, author));
  }

  /** The message that the mention was deleted; it carries nothing of what was written. */
  Mention deleted(int i, int revision, long observedAt) {
    Platform platform = cascade.platform(i);
    String id = id(i);
    return new Mention(
        platform.word + ":" + id,
        Op.DELETE,
        revision,
        platform.word,
        id,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        start + cascade.publishedMillis(i),
        observedAt,
        null,
        null,
        null,
        List.of(),
        source(platform),
        null);
  }

  private int phase(int i) {
    return model.phase(cascade.publishedMillis(i) / BranchingProcess.MILLIS_PER_HOUR);
  }

  private List<String> links(int i) {
    RandomStream random = RandomStream.of(cascade.seed(i), LINKS);
    random.nextDouble();
    boolean news = random.nextBoolean(NEWS_LINK);
    if (hasHubLink(i)) {
      return List.of(World.hubPage(random));
    }
    if (news && cascade.kind(i) == MentionKind.ORIGINAL && cascade.platform(i) != Platform.NEWS) {
      return List.of("https://brennick-courier.example/story/" + (1_000 + random.nextInt(40)));
    }
    return List.of();
  }

  private static String url(Platform platform, String handle, String id) {
    return switch (platform) {
      case X -> "https://x.example/" + handle + "/status/" + id;
      case MASTODON ->
          "https://tuskland.example/@" + handle.substring(0, handle.indexOf('@')) + "/" + id;
      case FORUM -> "https://forum.example/f/coast/" + id;
      case NEWS ->
          "https://"
              + handle.replace(" ", "-").toLowerCase(java.util.Locale.ROOT)
              + ".example/"
              + id;
    };
  }

  private static String source(Platform platform) {
    return switch (platform) {
      case X -> "x-stream";
      case MASTODON -> "mastodon-stream";
      case FORUM -> "forum-poller";
      case NEWS -> "news-feeds";
    };
  }
}

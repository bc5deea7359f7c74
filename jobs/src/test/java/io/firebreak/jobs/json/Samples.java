package io.firebreak.jobs.json;

import io.firebreak.models.data.AlertOverride;
import io.firebreak.models.data.EffectPoint;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Random but valid records, each a function of its seed. */
final class Samples {
  static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private static final String ALPHABET =
      "abcXYZ019 _-.,:;'\"\\/<>&#@\n\t{}[]éßñ中文かガ한글नमस्ते😀🇩🇪\u007f\u2028";

  private final Random random;

  Samples(long seed) {
    this.random = new Random(seed);
  }

  Mention mention() {
    String platform = pick("x", "news", "bluesky", "a.b-c_9");
    String id = word();
    boolean delete = random.nextInt(8) == 0;
    Integer tier = maybe(() -> 1 + random.nextInt(4));
    return new Mention(
        platform + ":" + id,
        delete ? Op.DELETE : pick(Op.CREATE, Op.UPDATE),
        Math.abs(random.nextLong() / 2),
        platform,
        id,
        delete ? null : maybe(this::word),
        delete ? null : maybe(this::word),
        delete ? null : maybe(() -> (long) random.nextInt(1_000_000)),
        delete ? null : maybe(() -> text(200)),
        delete ? null : maybe(() -> text(40)),
        delete ? null : maybe(() -> pick("en", "de", "zh")),
        delete ? null : maybe(this::url),
        NOW - random.nextInt(1_000_000_000),
        maybe(() -> NOW - random.nextInt(1_000)),
        maybe(() -> platform + ":parent" + word()),
        maybe(() -> platform + "://parent" + word()),
        maybe(() -> platform + ":" + word() + "parent"),
        delete ? List.of() : some(this::url),
        maybe(this::word),
        tier);
  }

  ScoredMention scored() {
    boolean judged = random.nextBoolean();
    double critic = random.nextInt(5_001) / 1e4;
    double supporter = random.nextInt(5_001) / 1e4;
    return new ScoredMention(
        "x:" + word(),
        word(),
        maybe(this::word),
        random.nextInt(5) == 0,
        random.nextInt(1_000),
        "x",
        pick(MentionKind.values()),
        maybe(() -> "x:" + word()),
        maybe(() -> NOW - random.nextInt(1_000_000_000)),
        maybe(this::word),
        maybe(this::word),
        maybe(() -> (long) random.nextInt(1_000_000)),
        maybe(() -> text(280)),
        maybe(() -> text(60)),
        maybe(() -> "en"),
        maybe(this::url),
        NOW - random.nextInt(1_000_000_000),
        maybe(() -> NOW),
        random.nextBoolean(),
        random.nextBoolean(),
        maybe(this::word),
        maybe(() -> 1 + random.nextInt(4)),
        pick("text", "link", "reply", "repost", "quote"),
        judged ? pick(Stance.CRITIC, Stance.SUPPORTER, Stance.NEUTRAL) : Stance.UNCLASSIFIED,
        judged ? critic : null,
        judged ? supporter : null,
        judged ? Math.round((1 - critic - supporter) * 1e4) / 1e4 : null,
        judged ? "model-" + word() : null);
  }

  StoryMetric story() {
    return new StoryMetric(
        word(),
        maybe(() -> NOW),
        maybe(() -> NOW + 1),
        random.nextInt(1_000),
        random.nextInt(1_000),
        maybe(() -> NOW),
        maybe(() -> NOW),
        maybe(() -> 7L),
        maybe(random::nextDouble),
        maybe(random::nextDouble),
        maybe(random::nextDouble),
        maybe(() -> NOW),
        maybe(random::nextGaussian),
        maybe(random::nextGaussian),
        maybe(random::nextDouble),
        maybe(random::nextDouble),
        maybe(random::nextDouble),
        maybe(random::nextDouble),
        maybe(random::nextDouble),
        random.nextInt(1_000),
        maybe(random::nextGaussian),
        some(
            () ->
                new StorySegment(
                    pick("all", "critic", "tier1", "unrated"),
                    random.nextInt(1_000),
                    random.nextInt(1_000),
                    maybe(random::nextDouble),
                    random.nextInt(1_000),
                    maybe(random::nextDouble),
                    maybe(() -> 8L),
                    maybe(() -> 7L),
                    maybe(random::nextDouble),
                    maybe(() -> 6L),
                    maybe(random::nextDouble))));
  }

  Issue issue() {
    return new Issue(
        word(),
        random.nextInt(5) == 0,
        word(),
        words(),
        words(),
        words(),
        some(this::url),
        words(),
        maybe(this::word),
        some(() -> "x:" + word()).stream().distinct().toList(),
        random.nextBoolean() ? List.of("en", "de") : List.of(),
        random.nextBoolean()
            ? List.of()
            : List.of(
                new AlertOverride(
                    "reach",
                    maybe(random::nextBoolean),
                    maybe(() -> pick("page", "ticket", "info")),
                    maybe(() -> 1.5 + random.nextInt(1000)),
                    maybe(() -> 0.25),
                    maybe(() -> random.nextInt(10_080)),
                    maybe(() -> random.nextInt(44_640))),
                new AlertOverride("blind", false, null, null, null, null, null)));
  }

  Response response() {
    return new Response(
        word(),
        random.nextInt(5) == 0,
        word(),
        NOW - random.nextInt(1_000_000),
        pick(ResponseParser.KINDS.stream().sorted().toArray(String[]::new)),
        maybe(this::word),
        maybe(this::url),
        maybe(() -> text(100)),
        words(),
        List.of("x", "weibo").subList(0, random.nextInt(3)),
        null);
  }

  Label label() {
    boolean deleted = random.nextInt(5) == 0;
    boolean titled = random.nextBoolean();
    return deleted
        ? new Label("x:|" + word(), word(), true, null, null, null, NOW, null, null, null)
        : new Label(
            "x:|" + word(),
            word(),
            false,
            pick(Stance.CRITIC, Stance.SUPPORTER, Stance.NEUTRAL),
            pick(LabelPart.values()),
            maybe(this::word),
            NOW - random.nextInt(1_000_000),
            maybe(() -> "en"),
            titled ? text(100) : null,
            titled && random.nextBoolean() ? null : text(100));
  }

  ResponseEffect effect() {
    return new ResponseEffect(
        word(),
        word(),
        pick("1h", "6h", "24h"),
        List.of(word()),
        NOW,
        NOW + 1,
        maybe(() -> pick("slowed", "sped_up", "inconclusive", "not_estimable")),
        pick("normal", "low"),
        random.nextBoolean(),
        words(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        random.nextBoolean(),
        number(),
        number(),
        number(),
        number(),
        number(),
        count(),
        count(),
        number(),
        number(),
        number(),
        word(),
        maybe(this::word),
        random.nextBoolean(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        count(),
        number(),
        text(50),
        some(() -> new EffectPoint(NOW, NOW + 1, 1.5, random.nextBoolean(), 2, 1, 3)));
  }

  private Double number() {
    return maybe(random::nextGaussian);
  }

  private Long count() {
    return maybe(() -> (long) random.nextInt(100));
  }

  ShareOfVoice share() {
    return new ShareOfVoice(
        word(),
        word(),
        "all",
        "5m",
        NOW,
        maybe(random::nextDouble),
        maybe(random::nextDouble),
        random.nextInt(100));
  }

  /** A row with every component random, and about half of those that may be absent absent. */
  SpreadWindow window() {
    RecordComponent[] parts = SpreadWindow.class.getRecordComponents();
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = value(parts[i]);
    }
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return SpreadWindow.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Object value(RecordComponent part) {
    String name = part.getName();
    if (name.equals("phase")) {
      return pick("quiet", "emerging", "surging", "plateau", "receding");
    }
    if (name.endsWith("Millis")) {
      return NOW + random.nextInt(1_000_000);
    }
    if (part.getType() == long.class) {
      return (long) random.nextInt(100_000);
    }
    if (part.getType() == double.class) {
      return random.nextDouble() * 1e4;
    }
    if (part.getType() == Double.class) {
      boolean share = name.equals("criticShare") || name.equals("netStance");
      return maybe(() -> share ? random.nextDouble() : random.nextGaussian() * 1e3);
    }
    return name.equals("comparisonGroup") ? maybe(this::word) : word();
  }

  /** A word as an id may have it: no controls, not blank, no bar, nothing at its ends to strip. */
  String word() {
    String word = text(12).replaceAll("[\\p{Cntrl}|\u2028]", "").strip();
    return "w" + word.toLowerCase(Locale.ROOT) + random.nextInt(1_000);
  }

  private String text(int most) {
    int[] points = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder("t");
    for (int i = random.nextInt(most); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private String url() {
    return pick(
            "https://news.example/a/", "http://hub.example?q=é&x=", "HTTPS://Example.org:8443/#")
        + random.nextInt(100);
  }

  private List<String> words() {
    return some(this::word).stream().distinct().toList();
  }

  private <T> List<T> some(Supplier<T> one) {
    return java.util.stream.Stream.generate(one).limit(random.nextInt(4)).toList();
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}

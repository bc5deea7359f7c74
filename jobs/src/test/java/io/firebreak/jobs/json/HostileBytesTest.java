package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the bytes, a parser gives a value or a known reason that every sink can hold. */
class HostileBytesTest {
  private static final Set<String> CODES =
      Arrays.stream(ReasonCode.values()).map(ReasonCode::word).collect(Collectors.toSet());

  private static final List<Function<byte[], Parsed<?>>> PARSERS =
      List.of(
          bytes -> new MentionParser().parse(bytes, Samples.NOW, Samples.NOW),
          bytes -> new IssueParser().parse(bytes),
          bytes -> new ResponseParser().parse(null, bytes, Samples.NOW, Samples.NOW),
          bytes -> new LabelParser().parse(null, bytes, Samples.NOW, Samples.NOW),
          bytes -> new ScoredMentionParser().parse(bytes));

  @Property(tries = 2_000)
  void randomBytesNeverEscape(@ForAll byte[] bytes) {
    PARSERS.forEach(parser -> judge(parser.apply(bytes), bytes));
  }

  @Property(tries = 3_000)
  void damagedRecordsNeverEscape(@ForAll long seed) {
    Random random = new Random(seed);
    Samples samples = new Samples(seed);
    List<byte[]> records =
        List.of(
            MentionJson.write(samples.mention()),
            IssueJson.write(samples.issue()),
            ResponseJson.write(samples.response()),
            LabelJson.write(samples.label()),
            ScoredMentionJson.write(samples.scored()));
    for (byte[] record : records) {
      byte[] damaged = damaged(record, random);
      PARSERS.forEach(parser -> judge(parser.apply(damaged), damaged));
    }
  }

  @Property(tries = 1_000)
  void keysOfTombstonesNeverEscape(@ForAll byte[] key) {
    judge(new IssueParser().parse(key, null), key);
    judge(new ResponseParser().parse(key, null, Samples.NOW, Samples.NOW), key);
    judge(new LabelParser().parse(key, null, Samples.NOW, Samples.NOW), key);
  }

  private static byte[] damaged(byte[] record, Random random) {
    byte[] bytes = Arrays.copyOf(record, record.length);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 2 -> bytes[at] = (byte) "\"{}[],:0-\\".charAt(random.nextInt(10));
        default -> {
          byte[] doubled = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, doubled, at + 1, bytes.length - at);
          bytes = doubled;
        }
      }
    }
    return bytes;
  }

  private static void judge(Parsed<?> parsed, byte[] bytes) {
    if (parsed.isOk()) {
      assertThat(parsed.value()).isNotNull();
      // What is good must also be writable: as Java text to UTF-8 without loss.
      String shown = parsed.value().toString();
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown)).isTrue();
      assertThat(shown).doesNotContain("\0");
    } else {
      assertThat(parsed.value()).isNull();
      assertThat(CODES).contains(parsed.code());
      assertThat(parsed.reason()).doesNotContain("\0", "\n").hasSizeLessThan(300);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(parsed.reason())).isTrue();
      DeadLetter letter = new DeadLetter("t", 0, 0, parsed.reason(), bytes, Samples.NOW);
      assertThat(DeadLetterJson.write(letter)).isNotEmpty();
    }
  }
}

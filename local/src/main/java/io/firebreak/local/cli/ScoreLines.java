package io.firebreak.local.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceClassifier;
import io.firebreak.models.stance.StanceScore;
import io.firebreak.models.stance.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Judges one JSON object a line: {@code id}, {@code text} and {@code target}; {@code title}, {@code
 * language} and {@code aliases} (of the target) where there are any. Comes out with {@code stance},
 * {@code probabilities} and {@code model} added, in the same order; the latter two are null for
 * what the model does not serve.
 */
final class ScoreLines {

  private static final int BATCH = 1000;
  private static final int LINE_CHARS = 1 << 20;
  private static final int NESTING = 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(NESTING).build())
              .build());

  private record Line(long number, String text) {}

  private record Scored(String json, Stance stance) {}

  private final StanceClassifier classifier;
  private final Map<Stance, Long> counts = new EnumMap<>(Stance.class);

  ScoreLines(StanceClassifier classifier) {
    this.classifier = classifier;
  }

  /**
   * Judges all lines; blank ones are left out.
   *
   * @param progress is told how many lines are done
   * @throws CommandFailure if a line is no such object; the message has its number
   */
  void score(BufferedReader reader, Writer writer, LongConsumer progress) throws IOException {
    List<Line> batch = new ArrayList<>(BATCH);
    long number = 0;
    long done = 0;
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      number++;
      if (!text.isBlank()) {
        batch.add(new Line(number, text));
      }
      if (batch.size() == BATCH) {
        done += flush(batch, writer);
        progress.accept(done);
      }
    }
    done += flush(batch, writer);
    progress.accept(done);
  }

  private int flush(List<Line> batch, Writer writer) throws IOException {
    // The classifier may be used by many threads; the order stays that of the lines.
    List<Scored> scored = batch.parallelStream().map(this::score).toList();
    for (Scored line : scored) {
      writer.write(line.json());
      writer.write('\n');
      counts.merge(line.stance(), 1L, Long::sum);
    }
    batch.clear();
    return scored.size();
  }

  /** How many lines have each stance. */
  Map<Stance, Long> counts() {
    return counts;
  }

  private Scored score(Line line) {
    ObjectNode object = parse(line);
    Target target = new Target(required(object, "target", line), aliases(object));
    required(object, "id", line);
    StanceScore score =
        classifier.classify(
            optional(object, "language"),
            optional(object, "title"),
            optional(object, "text"),
            target);
    object.put("stance", score.stance().word());
    if (score.stance() == Stance.UNCLASSIFIED) {
      object.putNull("probabilities").putNull("model");
    } else {
      object
          .putObject("probabilities")
          .put("critic", score.critic())
          .put("supporter", score.supporter())
          .put("neutral", score.neutral());
      object.put("model", classifier.version());
    }
    return new Scored(object.toString(), score.stance());
  }

  private static ObjectNode parse(Line line) {
    if (line.text().length() > LINE_CHARS) {
      throw failure(line, "is longer than " + LINE_CHARS + " characters");
    }
    try {
      if (JSON.readTree(line.text()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw failure(line, "is no JSON: " + e.getOriginalMessage());
    }
    throw failure(line, "is no JSON object");
  }

  private static String required(ObjectNode object, String field, Line line) {
    JsonNode value = object.path(field);
    if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
      throw failure(line, "has no " + field);
    }
    return value.asText();
  }

  private static String optional(ObjectNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
  }

  private static List<String> aliases(ObjectNode object) {
    List<String> aliases = new ArrayList<>();
    object.path("aliases").forEach(alias -> aliases.add(alias.asText()));
    return List.copyOf(aliases);
  }

  private static CommandFailure failure(Line line, String problem) {
    return new CommandFailure("Line %d %s.".formatted(line.number(), problem));
  }
}

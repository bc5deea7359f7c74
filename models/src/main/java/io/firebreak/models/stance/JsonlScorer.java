package io.firebreak.models.stance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.StanceJudge.Origin;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Scores JSON lines: to each {@code {"id","text","target"}} it adds {@code "stance"}, {@code
 * "probabilities":{"critic","supporter","neutral"}} (null when unclassified) and {@code "model"}.
 * All other fields are kept as they are; {@code "title"} and {@code "language"} are heeded when
 * present.
 */
public final class JsonlScorer {

  private static final int MAX_LINE_CHARS = 1_000_000;

  private final Judge judge;
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** A line that could not be scored: its number, from 1, and why. */
  public record BadLine(long number, String reason) {}

  /** How many lines were scored and how many were bad; blank lines are neither. */
  public record Summary(long scored, long bad) {}

  /** A line's fault, told to the user. */
  private static final class BadLineException extends Exception {
    BadLineException(String message) {
      super(message);
    }
  }

  private interface Judge {
    Judgement judge(String language, String title, String text, Target target);
  }

  /** Scores by one model. */
  public JsonlScorer(StanceClassifier classifier) {
    this.judge =
        (language, title, text, target) ->
            new Judgement(
                classifier.classify(language, title, text, target),
                classifier.version(),
                Origin.LINEAR);
  }

  /** Scores by the models of a mode; nothing is ever overloaded. */
  public JsonlScorer(StanceJudge judge) {
    this.judge =
        (language, title, text, target) -> judge.judge(language, title, text, target, false);
  }

  /**
   * Scores all lines, in their order. A bad line is told to {@code errors} and left out.
   *
   * @throws IOException when reading or writing fails
   */
  public Summary score(Reader in, Writer out, Consumer<BadLine> errors) throws IOException {
    BoundedLines lines = new BoundedLines(in, MAX_LINE_CHARS);
    long number = 0;
    long scored = 0;
    long bad = 0;
    while (lines.next()) {
      number++;
      if (!lines.tooLong() && lines.line().isBlank()) {
        continue;
      }
      try {
        if (lines.tooLong()) {
          throw new BadLineException("longer than " + MAX_LINE_CHARS + " characters");
        }
        out.write(json.writeValueAsString(scored(parse(lines.line()))));
        out.write('\n');
        scored++;
      } catch (BadLineException e) {
        bad++;
        errors.accept(new BadLine(number, e.getMessage()));
      }
    }
    return new Summary(scored, bad);
  }

  private ObjectNode parse(String line) throws BadLineException {
    JsonNode node;
    try {
      node = json.readTree(line);
    } catch (JsonProcessingException e) {
      throw new BadLineException("not JSON: " + e.getOriginalMessage());
    }
    if (!(node instanceof ObjectNode object)) {
      throw new BadLineException("not a JSON object");
    }
    return object;
  }

  private ObjectNode scored(ObjectNode row) throws BadLineException {
    String target = text(row, "target");
    if (target == null || target.isBlank()) {
      throw new BadLineException("field target is missing or empty");
    }
    if (!row.has("text")) {
      throw new BadLineException("field text is missing");
    }
    Judgement judgement =
        judge.judge(
            text(row, "language"),
            text(row, "title"),
            text(row, "text"),
            new Target(target, List.of()));
    StanceScore score = judgement.score();
    row.put("stance", score.stance().word());
    if (score.stance() == Stance.UNCLASSIFIED) {
      row.putNull("probabilities");
    } else {
      row.putObject("probabilities")
          .put("critic", score.critic())
          .put("supporter", score.supporter())
          .put("neutral", score.neutral());
    }
    return row.put("model", judgement.model());
  }

  private static String text(ObjectNode row, String name) throws BadLineException {
    JsonNode value = row.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new BadLineException("field " + name + " is not a text");
    }
    return value.textValue();
  }
}

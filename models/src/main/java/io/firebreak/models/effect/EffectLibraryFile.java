package io.firebreak.models.effect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file of an {@link EffectLibrary}: one JSON object. Numbers are written with 12 significant
 * digits, so that the same library is the same bytes. Reading is strict: what is missing, unknown
 * or out of bounds is an error, since a wrong prior would bend every verdict unseen.
 */
public final class EffectLibraryFile {

  /** The version that this program writes and reads. */
  public static final int VERSION = 1;

  /** A larger file is no library. */
  public static final int MOST_BYTES = 1_000_000;

  private static final int MOST_MODES = 20;
  private static final double STEEPEST = 10;
  private static final double STRONGEST = 1e6;
  private static final MathContext DIGITS = new MathContext(12);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String name;

  private EffectLibraryFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file.
   *
   * @throws UnusableLibraryException when it is missing, too large, or no library
   */
  public static EffectLibrary read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new UnusableLibraryException(file.toString(), "does not exist", e);
    } catch (IOException e) {
      throw new UnusableLibraryException(
          file.toString(), "cannot be read (" + e.getMessage() + ")", e);
    }
    return parse(file.toString(), bytes);
  }

  /**
   * Reads what a file holds.
   *
   * @param name of the file, for messages
   * @throws UnusableLibraryException when it is no library
   */
  public static EffectLibrary parse(String name, byte[] bytes) throws IOException {
    EffectLibraryFile file = new EffectLibraryFile(name);
    if (bytes.length > MOST_BYTES) {
      throw file.bad("is larger than " + MOST_BYTES + " bytes");
    }
    try {
      return file.library(MAPPER.readTree(bytes));
    } catch (JsonProcessingException e) {
      throw new UnusableLibraryException(
          name, "is no valid JSON (" + e.getOriginalMessage() + ")", e);
    } catch (IllegalArgumentException e) {
      throw new UnusableLibraryException(name, "is broken: " + e.getMessage(), e);
    }
  }

  private EffectLibrary library(JsonNode root) throws UnusableLibraryException {
    if (!root.isObject()) {
      throw bad("is no JSON object");
    }
    if (whole(root, "version", Integer.MAX_VALUE) != VERSION) {
      throw bad("has version " + root.get("version") + ", and this program reads " + VERSION);
    }
    checkFields(root, "version", "crises", "mentions", "aging", "placebos", "kernels");
    JsonNode aging = object(root, "aging");
    checkFields(aging, "crises", "modes");
    int crises = (int) whole(root, "crises", Integer.MAX_VALUE);
    int agingCrises = (int) whole(aging, "crises", crises);
    return new EffectLibrary(
        crises,
        whole(root, "mentions", Long.MAX_VALUE),
        aging(aging),
        agingCrises,
        placebos(object(root, "placebos")),
        kernels(object(root, "kernels")));
  }

  private AgingPrior aging(JsonNode node) throws UnusableLibraryException {
    List<AgingPrior.Mode> modes = new ArrayList<>();
    for (JsonNode mode : list(node, "modes", MOST_MODES)) {
      checkFields(mode, "mean", "sd", "weight");
      modes.add(
          new AgingPrior.Mode(
              number(mode, "mean", -STEEPEST, STEEPEST),
              number(mode, "sd", 0, STEEPEST),
              number(mode, "weight", 0, 1)));
    }
    return new AgingPrior(modes);
  }

  private Placebos placebos(JsonNode node) throws UnusableLibraryException {
    int tests = (int) whole(node, "tests", Integer.MAX_VALUE);
    if (tests == 0) {
      checkFields(node, "tests");
      return null;
    }
    checkFields(node, "tests", "false_slowed", "strength95");
    return new Placebos(
        tests,
        number(node, "false_slowed", 0, 1),
        number(node, "strength95", -STRONGEST, STRONGEST));
  }

  private TreeMap<String, RepostKernel> kernels(JsonNode node) throws UnusableLibraryException {
    if (node.size() > EffectLibrary.MOST_KERNELS) {
      throw bad("has more than " + EffectLibrary.MOST_KERNELS + " kernels");
    }
    TreeMap<String, RepostKernel> kernels = new TreeMap<>();
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String platform = field.getKey();
      if (!EffectLibrary.isPlatformKey(platform)) {
        throw bad("names a platform that is empty, too long or not in lower case");
      }
      JsonNode kernel = field.getValue();
      checkFields(kernel, "delays", "weights");
      List<Double> weights = new ArrayList<>();
      for (JsonNode weight : list(kernel, "weights", MOST_MODES)) {
        weights.add(finite("weights", weight, 0, 1));
      }
      int delays = (int) whole(kernel, "delays", Integer.MAX_VALUE);
      if (delays == 0) {
        throw bad("has a kernel learnt from no delays");
      }
      kernels.put(
          platform, new RepostKernel(RepostKernel.ofPlatform(platform).id(), weights, delays));
    }
    return kernels;
  }

  private void checkFields(JsonNode node, String... known) throws UnusableLibraryException {
    if (!node.isObject()) {
      throw bad("has " + node.getNodeType() + " where an object must stand");
    }
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String field = names.next();
      if (!List.of(known).contains(field)) {
        throw bad(
            "has an unknown field '%s'"
                .formatted(field.substring(0, Math.min(40, field.length()))));
      }
    }
  }

  private JsonNode object(JsonNode node, String field) throws UnusableLibraryException {
    JsonNode value = node.get(field);
    if (value == null || !value.isObject()) {
      throw bad("lacks the object " + field);
    }
    return value;
  }

  private JsonNode list(JsonNode node, String field, int most) throws UnusableLibraryException {
    JsonNode value = node.get(field);
    if (value == null || !value.isArray() || value.isEmpty() || value.size() > most) {
      throw bad("lacks the list " + field + ", of 1 to " + most);
    }
    return value;
  }

  private long whole(JsonNode node, String field, long most) throws UnusableLibraryException {
    JsonNode value = node.get(field);
    if (value == null
        || !value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > most) {
      throw bad("needs a whole number from 0 to " + most + " as " + field);
    }
    return value.longValue();
  }

  private double number(JsonNode node, String field, double least, double most)
      throws UnusableLibraryException {
    return finite(field, node.get(field), least, most);
  }

  private double finite(String field, JsonNode value, double least, double most)
      throws UnusableLibraryException {
    double number = value == null || !value.isNumber() ? Double.NaN : value.doubleValue();
    if (!(number >= least && number <= most)) {
      throw bad("needs a number from " + least + " to " + most + " as " + field);
    }
    return number;
  }

  private UnusableLibraryException bad(String reason) {
    return new UnusableLibraryException(name, reason);
  }

  /** The library as text, ending in a line break. */
  public static String write(EffectLibrary library) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION);
    root.put("crises", library.crises());
    root.put("mentions", library.mentions());
    ObjectNode aging = root.putObject("aging");
    aging.put("crises", library.agingCrises());
    ArrayNode modes = aging.putArray("modes");
    for (AgingPrior.Mode mode : library.aging().modes()) {
      ObjectNode one = modes.addObject();
      one.put("mean", rounded(mode.mean()));
      one.put("sd", rounded(mode.sd()));
      one.put("weight", rounded(mode.weight()));
    }
    ObjectNode placebos = root.putObject("placebos");
    placebos.put("tests", library.placebos() == null ? 0 : library.placebos().tests());
    if (library.placebos() != null) {
      placebos.put("false_slowed", rounded(library.placebos().falseSlowed()));
      placebos.put("strength95", rounded(library.placebos().strength95()));
    }
    ObjectNode kernels = root.putObject("kernels");
    library
        .kernels()
        .forEach(
            (platform, kernel) -> {
              ObjectNode one = kernels.putObject(platform);
              one.put("delays", kernel.learntFrom());
              ArrayNode weights = one.putArray("weights");
              kernel.weights().forEach(weight -> weights.add(rounded(weight)));
            });
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(lines).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a library of plain numbers cannot be written", e);
    }
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}

package io.firebreak.local.effect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firebreak.jobs.json.IsoTimes;
import io.firebreak.models.effect.Averted;
import io.firebreak.models.effect.CounterfactualPoint;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.EffectEstimate.NaiveChange;
import io.firebreak.models.effect.EffectEstimate.WindowsUsed;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.Reason;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.spread.Estimate;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Estimates as JSON: one object for one, a list of objects for several. */
final class EffectJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double HOUR = 3_600_000;

  private EffectJson() {}

  static String write(Measurement measurement, List<EffectEstimate> estimates) {
    ObjectNode root;
    if (measurement.responsesMillis().size() == 1) {
      root = estimate(measurement, estimates.get(0));
    } else {
      root = NODES.objectNode();
      ArrayNode responses = root.putArray("responses");
      estimates.forEach(estimate -> responses.add(estimate(measurement, estimate)));
    }
    root.set("input", input(measurement.events()));
    if (measurement.control() != null) {
      root.set("control", input(measurement.control()));
    }
    if (measurement.library() != null) {
      root.set("library", library(measurement.library()));
    }
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode estimate(Measurement measurement, EffectEstimate estimate) {
    ObjectNode node = NODES.objectNode();
    node.put("verdict", estimate.verdict().name().toLowerCase(Locale.ROOT));
    number(node, "probability_slowed", estimate.probabilitySlowed());
    node.set("reduction", reduction(estimate.reduction()));
    node.set("averted", averted(estimate.averted()));
    node.set("windows", windows(estimate.windows()));
    kernel(node, measurement, estimate.kernel());
    node.put("confidence", estimate.confidence().name().toLowerCase(Locale.ROOT));
    ArrayNode reasons = node.putArray("reasons");
    estimate.reasons().stream().map(Reason::word).forEach(reasons::add);
    ArrayNode notes = node.putArray("notes");
    estimate.notes().forEach(notes::add);
    node.put("sentence", estimate.sentence());
    number(node, "minimum_detectable_reduction", estimate.detectableReduction());
    number(node, "minimum_detectable_reduction_later", estimate.detectableReductionLater());
    number(node, "enough_after_hours", estimate.enoughAfterHours());
    ArrayNode times = node.putArray("response_times");
    estimate.responses().stream()
        .map(id -> IsoTimes.format(measurement.responseMillis(id)))
        .forEach(times::add);
    node.put("look_at", IsoTimes.format(estimate.lookAtMillis()));
    node.put("control_used", estimate.controlUsed());
    node.set("reproduction_before", interval(estimate.reproductionBefore()));
    node.set("reproduction_after", interval(estimate.reproductionAfter()));
    node.set("before_after", naive(estimate.naive()));
    node.set("curve", curve(estimate));
    return node;
  }

  private static ObjectNode reduction(EffectEstimate.Reduction reduction) {
    if (reduction == null) {
      return null;
    }
    ObjectNode node = NODES.objectNode();
    number(node, "value", reduction.value());
    number(node, "low", reduction.low());
    number(node, "high", reduction.high());
    return node;
  }

  private static ObjectNode averted(Averted averted) {
    if (averted == null) {
      return null;
    }
    ObjectNode node = NODES.objectNode();
    number(node, "at_least", averted.atLeast());
    number(node, "median", averted.median());
    number(node, "at_most", averted.atMost());
    node.put("open_ended", averted.openEnded());
    return node;
  }

  private static ObjectNode windows(WindowsUsed windows) {
    if (windows == null) {
      return null;
    }
    ObjectNode node = NODES.objectNode();
    number(node, "hours_before", windows.hoursBefore());
    number(node, "hours_after", windows.hoursAfter());
    node.put("merged_before", windows.mergedBefore());
    node.put("merged_after", windows.mergedAfter());
    number(node, "blind_hours", windows.blindHours());
    number(node, "mentions_before", windows.mentionsBefore());
    number(node, "mentions_after", windows.mentionsAfter());
    return node;
  }

  private static String kernelSource(Measurement measurement, RepostKernel kernel) {
    if (measurement.isOfLibrary(kernel)) {
      return "library";
    }
    return kernel.learntFrom() > 0 ? Measurement.LEARNT : kernel.id();
  }

  private static void kernel(ObjectNode node, Measurement measurement, RepostKernel kernel) {
    node.put("kernel", kernelSource(measurement, kernel));
    node.put("kernel_learnt_from", kernel.learntFrom());
    ArrayNode weights = node.putArray("kernel_weights");
    kernel.weights().forEach(weights::add);
  }

  private static ObjectNode interval(Estimate estimate) {
    if (estimate == null) {
      return null;
    }
    ObjectNode node = NODES.objectNode();
    number(node, "value", estimate.value());
    number(node, "low", estimate.low());
    number(node, "high", estimate.high());
    return node;
  }

  /** The plain change never stands without its own false alarms. */
  private static ObjectNode naive(NaiveChange naive) {
    if (naive == null) {
      return null;
    }
    ObjectNode node = NODES.objectNode();
    number(node, "change", naive.change());
    number(node, "hours", naive.hours());
    number(node, "false_alarms_low", NaiveChange.FALSE_ALARMS_LOW);
    number(node, "false_alarms_high", NaiveChange.FALSE_ALARMS_HIGH);
    return node;
  }

  private static ArrayNode curve(EffectEstimate estimate) {
    ArrayNode curve = NODES.arrayNode();
    if (estimate.averted() != null) {
      for (CounterfactualPoint point : estimate.averted().curve()) {
        ObjectNode node = curve.addObject();
        node.put("start", time(estimate, point.fromHours()));
        node.put("end", time(estimate, point.toHours()));
        number(node, "observed", point.observed());
        node.put("blind", point.blind());
        number(node, "expected", point.expected());
        number(node, "low", point.low());
        number(node, "high", point.high());
      }
    }
    return curve;
  }

  private static String time(EffectEstimate estimate, double hours) {
    return IsoTimes.format(estimate.responseAtMillis() + Math.round(hours * HOUR));
  }

  private static ObjectNode input(MentionFile file) {
    ObjectNode node = NODES.objectNode();
    node.put("form", file.form().name().toLowerCase(Locale.ROOT));
    node.put("rows", file.rows());
    node.put("bad_rows", file.badRows());
    node.put("mentions", file.mentions());
    node.put("first", IsoTimes.format(file.firstMillis()));
    node.put("end", IsoTimes.format(file.endMillis()));
    ArrayNode notes = node.putArray("notes");
    file.notes().forEach(notes::add);
    return node;
  }

  private static ObjectNode library(LibraryInUse used) {
    EffectLibrary library = used.library();
    ObjectNode node = NODES.objectNode();
    node.put("file", used.name());
    node.put("crises", library.crises());
    node.put("mentions", library.mentions());
    node.put("aging_crises", library.agingCrises());
    node.put("placebo_tests", library.placebos() == null ? 0 : library.placebos().tests());
    number(
        node,
        "placebo_false_slowed",
        library.placebos() == null ? null : (Double) library.placebos().falseSlowed());
    return node;
  }

  /** JSON knows no infinity: what is no finite number is null. */
  private static void number(ObjectNode node, String field, Double value) {
    if (value == null || !Double.isFinite(value)) {
      node.putNull(field);
    } else {
      node.put(field, value);
    }
  }
}

package io.firebreak.jobs.json;

import io.firebreak.models.data.EffectPoint;
import io.firebreak.models.data.ResponseEffect;
import java.util.List;

/** {@link ResponseEffect} as JSON of the topic {@code response-effects}. */
public final class ResponseEffectJson {
  private ResponseEffectJson() {}

  /** The key: {@code issue|response|look}. */
  public static String key(ResponseEffect effect) {
    return String.join("|", effect.issueId(), effect.responseId(), effect.look());
  }

  /** One record's bytes. */
  public static byte[] write(ResponseEffect effect) {
    return JsonWriter.object(
        out -> {
          out.text("issueId", effect.issueId());
          out.text("responseId", effect.responseId());
          out.text("look", effect.look());
          out.texts("responseIds", effect.responseIds());
          out.time("responseAt", effect.responseAtMillis());
          out.time("lookAt", effect.lookAtMillis());
          out.text("verdict", effect.verdict());
          out.text("confidence", effect.confidence());
          out.flag("frozen", effect.frozen());
          out.texts("reasons", effect.reasons());
          out.decimal("probabilitySlowed", effect.probabilitySlowed());
          out.decimal("reduction", effect.reduction());
          out.decimal("reductionLow", effect.reductionLow());
          out.decimal("reductionHigh", effect.reductionHigh());
          out.decimal("avertedAtLeast", effect.avertedAtLeast());
          out.decimal("avertedMedian", effect.avertedMedian());
          out.decimal("avertedAtMost", effect.avertedAtMost());
          out.flag("avertedOpenEnded", effect.avertedOpenEnded());
          out.decimal("detectableReduction", effect.detectableReduction());
          out.decimal("detectableReductionLater", effect.detectableReductionLater());
          out.decimal("enoughAfterHours", effect.enoughAfterHours());
          out.decimal("hoursBefore", effect.hoursBefore());
          out.decimal("hoursAfter", effect.hoursAfter());
          out.whole("windowsBefore", effect.windowsBefore());
          out.whole("windowsAfter", effect.windowsAfter());
          out.decimal("blindHours", effect.blindHours());
          out.decimal("mentionsBefore", effect.mentionsBefore());
          out.decimal("mentionsAfter", effect.mentionsAfter());
          out.text("kernel", effect.kernel());
          out.text("control", effect.control());
          out.flag("controlUsed", effect.controlUsed());
          out.decimal("naiveChange", effect.naiveChange());
          out.decimal("naiveHours", effect.naiveHours());
          out.decimal("reproductionBefore", effect.reproductionBefore());
          out.decimal("reproductionBeforeLow", effect.reproductionBeforeLow());
          out.decimal("reproductionBeforeHigh", effect.reproductionBeforeHigh());
          out.decimal("reproductionAfter", effect.reproductionAfter());
          out.decimal("reproductionAfterLow", effect.reproductionAfterLow());
          out.decimal("reproductionAfterHigh", effect.reproductionAfterHigh());
          out.whole("placeboTests", effect.placeboTests());
          out.decimal("placeboFalseSlowed", effect.placeboFalseSlowed());
          out.text("sentence", effect.sentence());
          if (!effect.curve().isEmpty()) {
            out.objects("curve", bodies(effect.curve()));
          }
        });
  }

  /** The curve as a JSON array, for a column of its own. */
  public static byte[] writeCurve(List<EffectPoint> curve) {
    return JsonWriter.array(bodies(curve));
  }

  private static List<JsonWriter.Body> bodies(List<EffectPoint> curve) {
    return curve.stream().map(ResponseEffectJson::body).toList();
  }

  private static JsonWriter.Body body(EffectPoint point) {
    return out -> {
      out.time("start", point.startMillis());
      out.time("end", point.endMillis());
      out.decimal("observed", point.observed());
      out.flag("blind", point.blind());
      out.decimal("expected", point.expected());
      out.decimal("low", point.low());
      out.decimal("high", point.high());
    };
  }

  /** A list of texts as a JSON array, for a column of its own. */
  public static byte[] writeTexts(List<String> texts) {
    return JsonWriter.arrayOfTexts(texts);
  }
}

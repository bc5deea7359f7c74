package io.firebreak.jobs.ingest;

import io.firebreak.jobs.json.ParseLimits;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import java.io.Serializable;

/**
 * How records are taken in.
 *
 * @param outOfOrdernessMillis how long event time waits for records out of order
 * @param idlenessMillis after how long a silent partition no longer holds back event time
 * @param bounded true in a replay: event time stands still until the input ends, so that nothing
 *     depends on the order or speed of reading
 */
public record IngestSettings(
    ParseLimits limits, long outOfOrdernessMillis, long idlenessMillis, boolean bounded)
    implements Serializable {

  public static IngestSettings from(Settings settings, boolean bounded) {
    ParseLimits standard = ParseLimits.DEFAULT;
    int textChars = settings.get(SettingKeys.INGEST_TEXT_CHARS);
    ParseLimits limits =
        new ParseLimits(
            settings.get(SettingKeys.INGEST_RECORD_BYTES),
            standard.nesting(),
            Math.max(standard.stringUnits(), 2 * textChars),
            textChars,
            standard.titleChars(),
            standard.idChars(),
            standard.handleChars(),
            standard.urlChars(),
            standard.links(),
            standard.phrases(),
            standard.phraseChars(),
            settings.get(SettingKeys.INGEST_FUTURE),
            standard.earliestMillis());
    return new IngestSettings(
        limits,
        settings.get(SettingKeys.INGEST_DISORDER),
        settings.get(SettingKeys.INGEST_IDLENESS),
        bounded);
  }
}

package io.firebreak.local.bench;

import io.firebreak.models.data.Mention;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.SimulationSettings;
import io.firebreak.models.stance.EncoderStanceClassifier;
import io.firebreak.models.stance.LinearStanceClassifier;
import io.firebreak.models.stance.SpeedTrial;
import io.firebreak.models.stance.StanceReport;
import io.firebreak.models.stance.StanceReport.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How many texts each mode judges in a second of one processor, on simulated posts. */
public final class StanceBench {
  private static final int WORDS = SpeedTrial.LEAST_WORDS + 3;
  private static final int MENTIONS = 20_000;

  private StanceBench() {}

  /** Measures the three modes of the shipped models. */
  public static List<Speed> run() {
    return StanceReport.speeds(
        LinearStanceClassifier.shipped(), EncoderStanceClassifier.shipped(), texts());
  }

  /** Posts of one size, about 30 tokens: simulated ones joined and cut. */
  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    List<String> words = new ArrayList<>();
    CrisisSimulator.simulate(SimulationSettings.defaults().withMentions(MENTIONS))
        .mentions()
        .map(simulated -> simulated.mention())
        .map(Mention::text)
        .filter(Objects::nonNull)
        .forEach(
            text -> {
              words.addAll(List.of(text.split("\\s+")));
              while (words.size() >= WORDS) {
                texts.add(String.join(" ", words.subList(0, WORDS)));
                words.subList(0, WORDS).clear();
              }
            });
    return texts;
  }
}

package io.firebreak.models.stance;

import io.firebreak.models.stance.StanceJudge.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A company with human-judged texts that the encoder was not trained on, and what the models make
 * of each: for measuring what labels of its own are worth.
 *
 * @param name of the company
 * @param dataSet it is from
 * @param texts judged once
 */
record KnownCompany(String name, String dataSet, List<Text> texts) {

  /** A text as humans and as the models see it; {@code stance} is an index. */
  record Text(LabelledText row, View view, int stance) {}

  static final String AIRLINES = "brand_airline";

  private static final String TESTS = "brand_";
  private static final String HELD_OUT = "brand_twentity";

  /** As in models/training/stance/data.py: left out of training, with their other names. */
  private static final Map<String, Target> HELD_OUT_BRANDS =
      new TreeMap<>(
          Map.of(
              "Amazon", new Target("Amazon", List.of()),
              "Assassins Creed", new Target("Assassin's Creed", List.of("Assassins Creed")),
              "FIFA", new Target("FIFA", List.of()),
              "Grand Theft Auto",
                  new Target("Grand Theft Auto", List.of("GTA", "GTA V", "GTA 5", "GTA Online")),
              "Nvidia", new Target("Nvidia", List.of("@nvidia", "NVIDIA GeForce")),
              "Overwatch", new Target("Overwatch", List.of())));

  /**
   * The companies of the test sets, then, where the folder has training sets too, those held out of
   * training. Of the latter the encoder judges alone: the linear model was trained on them.
   *
   * @param data the folder above {@code test} and {@code train}, or the tests alone
   */
  static List<KnownCompany> of(
      LinearStanceClassifier linear, EncoderStanceClassifier encoder, Path data)
      throws IOException {
    Path tests = Files.isDirectory(data.resolve("test")) ? data.resolve("test") : data;
    var judge = new StanceJudge(StanceMode.ACCURATE, linear, encoder, 1);
    Map<String, KnownCompany> companies = new LinkedHashMap<>();
    for (LabelledText row : LabelledText.readAll(tests)) {
      if (row.dataSet().startsWith(TESTS)) {
        add(companies, row, new Target(row.target(), List.of()), judge);
      }
    }
    Path train = data.resolve("train");
    if (Files.isDirectory(train)) {
      var alone = new StanceJudge(StanceMode.ACCURATE, linear.targetIndependent(), encoder, 1);
      for (LabelledText row : LabelledText.readAll(train)) {
        Target target = HELD_OUT_BRANDS.get(row.target());
        if (row.dataSet().equals(HELD_OUT) && target != null) {
          add(companies, row, target, alone);
        }
      }
    }
    return List.copyOf(companies.values());
  }

  private static void add(
      Map<String, KnownCompany> companies, LabelledText row, Target target, StanceJudge judge) {
    View view = judge.view("en", null, row.text(), target);
    if (view != null) {
      companies
          .computeIfAbsent(
              row.dataSet() + "/" + row.target(),
              key -> new KnownCompany(target.name(), row.dataSet(), new ArrayList<>()))
          .texts()
          .add(new Text(row, view, Confusion.ORDER.indexOf(row.label())));
    }
  }

  boolean isAirline() {
    return dataSet.equals(AIRLINES);
  }

  boolean isHeldOut() {
    return dataSet.equals(HELD_OUT);
  }
}

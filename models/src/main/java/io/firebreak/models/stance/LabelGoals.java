package io.firebreak.models.stance;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.CorrectedShares;
import io.firebreak.models.labels.ErrorPrior;
import io.firebreak.models.labels.LabelBook;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.KnownCompany.Text;
import io.firebreak.models.stance.StanceGoals.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Measures what labels of its own are worth to a company that the models do not know: macro-F1 on
 * the texts that were not labelled (nor read the same as a labelled one), and how often the
 * corrected share of critics holds the truth.
 *
 * @param goals in the mode accurate
 * @param priors what is believed of an issue without audit labels, per mode
 */
record LabelGoals(List<Goal> goals, List<ErrorPrior> priors) {

  private static final int DRAWS = 10;
  private static final int SHARE_DRAWS = 400;
  private static final int AUDIT_LABELS = 100;
  private static final String TOPICS = "semeval2017ce_topic_sentiment";

  /** How many labels, and what is asked of the airlines with so many. */
  private static final Map<Integer, Double> SIZES = new TreeMap<>(Map.of(100, 0.70, 300, 0.74));

  /**
   * Measures.
   *
   * @param data the folder above {@code test} and {@code train}, or the tests alone
   * @param seed of the draws
   * @param progress told what is being done
   */
  static LabelGoals measure(
      LinearStanceClassifier linear,
      EncoderStanceClassifier encoder,
      Path data,
      long seed,
      Consumer<String> progress)
      throws IOException {
    progress.accept("Judging the texts of companies for goals on labels");
    List<KnownCompany> companies = KnownCompany.of(linear, encoder, data);
    if (companies.isEmpty()) {
      return new LabelGoals(List.of(), List.of());
    }
    List<Goal> goals = new ArrayList<>();
    List<KnownCompany> airlines = companies.stream().filter(KnownCompany::isAirline).toList();
    progress.accept("Learning from labels of airlines");
    if (!airlines.isEmpty()) {
      SIZES.forEach(
          (size, wanted) -> goals.addAll(learning("airlines", airlines, size, wanted, seed)));
    }
    List<KnownCompany> heldOut = companies.stream().filter(KnownCompany::isHeldOut).toList();
    if (!heldOut.isEmpty()) {
      goals.addAll(learning("held-out brands", heldOut, AUDIT_LABELS, null, seed));
    }
    progress.accept("Correcting shares");
    goals.add(shares(companies, AUDIT_LABELS, 0.9, seed));
    goals.add(shares(companies, 0, null, seed));
    String model = encoder.version();
    List<long[][]> tables = tables(companies.stream().filter(one -> !one.isAirline()).toList());
    return new LabelGoals(
        List.copyOf(goals),
        List.of(
            ErrorPrior.fit(StanceMode.ACCURATE.word(), model, tables),
            ErrorPrior.fit(StanceMode.FAST.word(), linear.version(), topics(linear, data))));
  }

  private static List<Goal> learning(
      String whose, List<KnownCompany> companies, int size, Double wanted, long seed) {
    double[] before = new double[DRAWS];
    double[] after = new double[DRAWS];
    double[] kept = new double[DRAWS];
    double[] worse = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (KnownCompany company : companies) {
        List<Text> texts = shuffled(company.texts(), seed + draw);
        List<Text> labelled = texts.subList(0, Math.min(size, 2 * texts.size() / 3));
        LearntStance learnt = learn(labelled);
        Set<String> seen = new HashSet<>();
        labelled.forEach(text -> seen.add(text.view().rewritten()));
        List<Text> rest =
            texts.stream().filter(text -> !seen.contains(text.view().rewritten())).toList();
        double base = macroF1(rest, text -> StanceScore.of(text.view().probabilities()).stance());
        double own = macroF1(rest, text -> learnt.stanceOf(text.view()));
        before[draw] += base / companies.size();
        after[draw] += own / companies.size();
        kept[draw] += learnt.adapter() == null ? 0 : 1.0 / companies.size();
        worse[draw] += own < base ? 1.0 / companies.size() : 0;
      }
    }
    int texts = companies.stream().mapToInt(company -> company.texts().size()).sum();
    String with = whose + " with " + size + " labels, ";
    return List.of(
        goal(whose + " without the " + size + " labels, macro-F1", texts, before, null, seed),
        goal(with + "macro-F1", texts, after, wanted, seed),
        goal(with + "adapter kept", texts, kept, null, seed),
        goal(with + "made worse", texts, worse, null, seed));
  }

  private static Goal goal(String name, int texts, double[] draws, Double wanted, long seed) {
    return new Goal(
        name,
        texts,
        Resample.interval(
            draws.length,
            seed,
            picks -> Arrays.stream(picks).mapToDouble(pick -> draws[pick]).average().orElse(0)),
        wanted,
        false);
  }

  private static LearntStance learn(List<Text> labelled) {
    Map<String, Text> byKey = new HashMap<>();
    List<Label> labels = new ArrayList<>();
    for (Text text : labelled) {
      String key = "evaluation:" + labels.size();
      byKey.put(key, text);
      labels.add(
          new Label(
              key,
              "evaluation",
              false,
              Confusion.ORDER.get(text.stance()),
              LabelPart.TRAIN,
              null,
              0,
              "en",
              null,
              text.row().text()));
    }
    return LearntStance.learn(
        new LabelBook(labels), label -> byKey.get(label.mentionKey()).view(), "evaluation");
  }

  private static double macroF1(List<Text> texts, Function<Text, Stance> judge) {
    long[][] counts = new long[3][3];
    for (Text text : texts) {
      counts[text.stance()][Confusion.ORDER.indexOf(judge.apply(text))]++;
    }
    return Confusion.of(counts, 0).macroF1();
  }

  /** How often the true share of critics is in the interval; the prior is of other companies. */
  private static Goal shares(List<KnownCompany> companies, int audits, Double wanted, long seed) {
    double[] inside = new double[companies.size()];
    int texts = 0;
    for (int c = 0; c < inside.length; c++) {
      KnownCompany company = companies.get(c);
      ErrorPrior prior =
          ErrorPrior.fit(
              "",
              "",
              tables(
                  companies.stream().filter(one -> one != company && !one.isAirline()).toList()));
      long[][] all = table(company.texts());
      List<Long> judged = Arrays.stream(all).map(row -> Arrays.stream(row).sum()).toList();
      double truth =
          (double) company.texts().stream().filter(text -> text.stance() == 0).count()
              / company.texts().size();
      int draws = audits == 0 ? 1 : SHARE_DRAWS;
      for (int draw = 0; draw < draws; draw++) {
        List<Text> audited =
            audits == 0 ? List.of() : shuffled(company.texts(), seed + draw).subList(0, audits);
        CorrectedShares.Share share =
            CorrectedShares.of(judged, Confusion.of(table(audited), 0).counts(), prior)
                .of(Stance.CRITIC);
        inside[c] += share.low() <= truth && truth <= share.high() ? 1.0 / draws : 0;
      }
      texts += company.texts().size();
    }
    String with = audits == 0 ? "no audit label" : audits + " audit labels";
    return goal("corrected critic share, " + with + ", truth inside", texts, inside, wanted, seed);
  }

  private static List<Text> shuffled(List<Text> texts, long seed) {
    List<Text> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static List<long[][]> tables(List<KnownCompany> companies) {
    return companies.stream().map(company -> table(company.texts())).toList();
  }

  /** Texts by judged stance (rows) and true stance (columns). */
  private static long[][] table(List<Text> texts) {
    long[][] counts = new long[3][3];
    for (Text text : texts) {
      Stance judged = StanceScore.of(text.view().probabilities()).stance();
      counts[Confusion.ORDER.indexOf(judged)][text.stance()]++;
    }
    return counts;
  }

  /** The linear model was trained on the held-out brands: its errors are those on unseen topics. */
  private static List<long[][]> topics(LinearStanceClassifier linear, Path data)
      throws IOException {
    Path tests = Files.isDirectory(data.resolve("test")) ? data.resolve("test") : data;
    Map<String, long[][]> tables = new LinkedHashMap<>();
    for (LabelledText row : LabelledText.readAll(tests)) {
      if (row.dataSet().equals(TOPICS)) {
        StanceScore score =
            linear.classify("en", null, row.text(), new Target(row.target(), List.of()));
        int judged = Confusion.ORDER.indexOf(score.stance());
        if (judged >= 0) {
          tables
              .computeIfAbsent(row.target(), name -> new long[3][3])[judged][
              Confusion.ORDER.indexOf(row.label())]++;
        }
      }
    }
    return List.copyOf(tables.values());
  }
}

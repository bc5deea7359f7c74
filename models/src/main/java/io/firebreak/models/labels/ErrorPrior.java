package io.firebreak.models.labels;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the models err on companies that they do not know, as the model card's data show: what is
 * believed of an issue before its first audit label. Of each judged stance, the true stance's
 * probabilities are a Dirichlet distribution over companies with the mean {@code mean} and the
 * parameters {@code strength} x mean.
 *
 * @param mode word of the mode it is of
 * @param model version of the model
 * @param companies it was fitted to
 * @param judged one per judged stance: critic, supporter, neutral
 */
public record ErrorPrior(String mode, String model, int companies, List<Row> judged) {

  /** The file it ships in, beside the models. */
  public static final String FILE = "error-prior.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final int STANCES = 3;

  /** A company with fewer texts of a judged stance says nothing about it. */
  private static final int LEAST_TEXTS = 5;

  private static final double LEAST_STRENGTH = 1;
  private static final double MOST_STRENGTH = 100;

  /**
   * The spread between companies is itself known from a handful of them, and an issue's company may
   * be of another kind: the strength that they show counts half. Judgement, not search.
   */
  private static final double TRUST = 0.5;

  /**
   * What the true stance is where the models said one.
   *
   * @param mean probability of critic, supporter, neutral
   * @param strength how many audit labels it is worth
   */
  public record Row(List<Double> mean, double strength) {
    /** Copies what could change. */
    public Row {
      mean = List.copyOf(mean);
    }
  }

  /** Copies what could change. */
  public ErrorPrior {
    judged = List.copyOf(judged);
  }

  /**
   * Fits by moments: of each judged stance the mean of the companies' shares, and the strength 1/r
   * - 1, halved, where r is the correlation within companies by analysis of variance (Weir and
   * Cockerham 1984), the three true stances pooled.
   *
   * @param mode word of the mode
   * @param model version of the model
   * @param companies texts of each company, {@code [judged][true]}
   */
  public static ErrorPrior fit(String mode, String model, List<long[][]> companies) {
    List<Row> rows = new ArrayList<>();
    for (int j = 0; j < STANCES; j++) {
      int row = j;
      rows.add(fit(companies.stream().map(company -> company[row]).toList()));
    }
    return new ErrorPrior(mode, model, companies.size(), rows);
  }

  private static Row fit(List<long[]> companies) {
    List<long[]> telling =
        companies.stream().filter(of -> of[0] + of[1] + of[2] >= LEAST_TEXTS).toList();
    int c = telling.size();
    if (c == 0) {
      return new Row(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0), LEAST_STRENGTH);
    }
    double texts = 0;
    double squares = 0;
    double[] mean = new double[STANCES];
    double[] pooled = new double[STANCES];
    for (long[] of : telling) {
      double n = of[0] + of[1] + of[2];
      texts += n;
      squares += n * n;
      for (int k = 0; k < STANCES; k++) {
        mean[k] += of[k] / n / c;
        pooled[k] += of[k];
      }
    }
    double between = 0;
    double within = 0;
    for (long[] of : telling) {
      double n = of[0] + of[1] + of[2];
      for (int k = 0; k < STANCES; k++) {
        double p = of[k] / n;
        double away = p - pooled[k] / texts;
        between += n * away * away;
        within += n * p * (1 - p);
      }
    }
    double strength = LEAST_STRENGTH;
    if (c > 1 && texts > c) {
      between /= c - 1;
      within /= texts - c;
      double size = (texts - squares / texts) / (c - 1);
      double correlation = (between - within) / (between + (size - 1) * within);
      double shown = correlation <= 0 ? MOST_STRENGTH : TRUST * (1 / correlation - 1);
      strength = Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, shown));
    }
    return new Row(List.of(mean[0], mean[1], mean[2]), strength);
  }

  /**
   * The prior shipped for a mode.
   *
   * @param mode word of a mode; auto has that of accurate
   * @throws IllegalStateException when the file is missing or damaged
   */
  public static ErrorPrior shipped(String mode) {
    String wanted = mode.equals("fast") ? mode : "accurate";
    return Shipped.ALL.stream()
        .filter(prior -> prior.mode().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(FILE + " has no mode " + wanted));
  }

  /** Writes what {@link #shipped} reads. */
  public static void write(List<ErrorPrior> priors, Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(priors) + "\n");
  }

  private static final class Shipped {
    static final List<ErrorPrior> ALL = read();

    private static List<ErrorPrior> read() {
      try (InputStream in =
          ErrorPrior.class.getResourceAsStream("/io/firebreak/models/stance/" + FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is missing: install Firebreak again");
        }
        return JSON.readValue(in, new TypeReference<List<ErrorPrior>>() {});
      } catch (IOException e) {
        throw new IllegalStateException(FILE + " is damaged: install Firebreak again", e);
      }
    }
  }
}

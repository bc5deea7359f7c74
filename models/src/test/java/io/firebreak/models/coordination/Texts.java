package io.firebreak.models.coordination;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Scenario;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/** Mentions to look for coordination in: simulated ones, real ones, and bots. */
final class Texts {
  private static final String[] OPENINGS = {
    "I can't believe what this company does to its own customers",
    "Everybody should know that this company lied to all of us again",
    "My family will never use this company again after last night",
    "They knew about the problem for months and told nobody about it",
    "Ask yourself why nobody of the board has resigned over this yet"
  };
  private static final String[] MIDDLES = {
    "and nobody in charge seems to care", "while the managers keep their bonuses", "shame on them"
  };

  private Texts() {}

  /** A mention with a text. */
  static ScoredMention mention(
      String key, long atMillis, String author, Long followers, String text, Stance stance) {
    return new ScoredMention(
        key,
        "issue",
        null,
        false,
        0,
        key.substring(0, key.indexOf(':')),
        MentionKind.ORIGINAL,
        null,
        null,
        author,
        null,
        followers,
        text,
        null,
        null,
        null,
        atMillis,
        null,
        false,
        false,
        null,
        null,
        "text",
        stance,
        null,
        null,
        null,
        null);
  }

  static TextSeen seen(String key, long atMillis, String author, Long followers, String text) {
    return TextSeen.of(mention(key, atMillis, author, followers, text, Stance.CRITIC));
  }

  /** An article of a newspaper. */
  static ScoredMention article(String key, long atMillis, String title) {
    return new ScoredMention(
        key,
        "issue",
        null,
        false,
        0,
        "news",
        MentionKind.ORIGINAL,
        null,
        null,
        "paper",
        null,
        null,
        title + ". Some more of it.",
        title,
        null,
        null,
        atMillis,
        null,
        false,
        false,
        null,
        null,
        "text",
        Stance.NEUTRAL,
        null,
        null,
        null,
        null);
  }

  /** What is written about the first issue of a simulation. */
  static List<TextSeen> simulated(Scenario scenario, long seed, int mentions) {
    Simulation simulation =
        CrisisSimulator.simulate(
            SimulationSettings.defaults()
                .withScenario(scenario)
                .withSeed(seed)
                .withMentions(mentions)
                .withDirt(0, 0, 0, 0, 0, 0));
    String issue = simulation.issues().get(0).id();
    List<TextSeen> texts = new ArrayList<>();
    simulation
        .mentions()
        .filter(one -> one.stances().containsKey(issue))
        .forEach(
            one -> {
              TextSeen text = TextSeen.of(scored(one.mention(), one.stances().get(issue)));
              if (text != null) {
                texts.add(text);
              }
            });
    return texts;
  }

  private static ScoredMention scored(Mention mention, Stance stance) {
    return new ScoredMention(
        mention.key(),
        "issue",
        null,
        false,
        0,
        mention.platform(),
        mention.kind(),
        null,
        null,
        mention.authorId(),
        null,
        mention.followers(),
        mention.text(),
        mention.title(),
        null,
        null,
        mention.publishedAtMillis(),
        null,
        false,
        false,
        null,
        null,
        "text",
        stance,
        null,
        null,
        null,
        null);
  }

  /** A real text with its author, if known, and time. */
  record Real(String id, String author, long atMillis, String target, String text, boolean critic) {
    TextSeen at(long millis) {
      String who = author == null ? id : author;
      Stance stance = critic ? Stance.CRITIC : Stance.NEUTRAL;
      return TextSeen.of(mention("x:" + id, millis, who, null, text, stance));
    }
  }

  /** Public tweets with times; the test is left out where they are not. */
  static List<Real> real(String file) throws IOException {
    Path path =
        Path.of(
            System.getProperty("firebreak.shared", "absent"), "data/stance", file + ".jsonl.gz");
    assumeTrue(Files.exists(path), "public texts are not here: " + path);
    ObjectMapper mapper = new ObjectMapper();
    List<Real> texts = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = mapper.readTree(line);
        texts.add(
            new Real(
                row.path("id").asText(),
                row.path("author").asText(null),
                row.has("created_at")
                    ? Instant.parse(row.path("created_at").asText()).toEpochMilli()
                    : 0,
                row.path("target").asText(),
                row.path("text").asText(),
                row.path("label").asText().equals("critic")));
      }
    }
    return texts;
  }

  /**
   * A campaign.
   *
   * @param bots accounts, the same in every wave
   * @param waves texts that they spread, one after another
   * @param waveMillis time between two waves
   * @param burstMillis a wave comes in bursts of so long, ten accounts each, two minutes apart
   * @param followers of each account; null for unknown
   */
  static List<TextSeen> campaign(
      int bots,
      int waves,
      long atMillis,
      long waveMillis,
      long burstMillis,
      Long followers,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TextSeen> texts = new ArrayList<>();
    for (int wave = 0; wave < waves; wave++) {
      String text =
          OPENINGS[random.nextInt(OPENINGS.length)] + " " + MIDDLES[random.nextInt(MIDDLES.length)];
      for (int bot = 0; bot < bots; bot++) {
        String own =
            switch (random.nextInt(4)) {
              case 0 -> "@somebody" + random.nextInt(99) + " " + text + "!!!";
              case 1 -> text + " #shame";
              case 2 -> text.toUpperCase(java.util.Locale.ROOT);
              default -> text + " " + random.nextInt(1000);
            };
        long at =
            atMillis + wave * waveMillis + bot / 10 * 120_000L + random.nextLong(burstMillis + 1);
        String key = "x:bot-%d-%d-%d-%d".formatted(seed, atMillis / 1000, wave, bot);
        texts.add(seen(key, at, "bot-" + bot, followers, own));
      }
    }
    return texts;
  }
}

package io.firebreak.models.simulation;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import java.util.Locale;

/** Finds the words of a mention: which rule of the grammar, and the small habits of its author. */
final class Wording {
  private static final double LOWER_CASE = 0.10;
  private static final double NO_FULL_STOP = 0.25;
  private static final double EMOJI = 0.08;
  private static final double EXCLUDED_NOISE = 0.05;
  private static final String[][] EMOJIS = {
    {"😡", "🤬", "👎", "😤"}, {"❤️", "🙏", "👏", "😊"}, {"🤔", "👀", "⛴️"}
  };

  /**
   * What the words depend on.
   *
   * @param phase 0 ordinary days, 1 in the crisis, 2 and 3 after the responses
   */
  record Occasion(
      Story story,
      Platform platform,
      Stance stance,
      MentionKind kind,
      Language language,
      boolean dual,
      int phase) {

    boolean isNews() {
      return platform == Platform.NEWS && kind == MentionKind.ORIGINAL && story != Story.NOISE;
    }
  }

  /** The headline; null where there is none. */
  String title(Occasion occasion, RandomStream random) {
    if (occasion.isNews()) {
      return expand(stage(occasion, ".headline"), occasion, random);
    }
    boolean thread =
        occasion.platform == Platform.FORUM
            && occasion.kind == MentionKind.ORIGINAL
            && occasion.story != Story.NOISE
            && occasion.language == Language.EN;
    return thread ? expand(word(occasion) + ".title", occasion, random) : null;
  }

  /** The text; never null. */
  String text(Occasion occasion, RandomStream random) {
    String text = expand(rule(occasion, random), occasion, random);
    return occasion.platform == Platform.NEWS ? text : habits(text, occasion, random);
  }

  private static String rule(Occasion occasion, RandomStream random) {
    boolean original = occasion.kind == MentionKind.ORIGINAL;
    if (occasion.story == Story.NOISE) {
      if (!original) {
        return "noise.reply";
      }
      return !random.nextBoolean(EXCLUDED_NOISE)
          ? "noise"
          : random.nextBoolean(0.5) ? "noise.excluded.tidelark" : "noise.excluded.saltmere";
    }
    if (occasion.language != Language.EN) {
      return (original ? "foreign." : "foreign.reply.") + occasion.language.code;
    }
    if (occasion.isNews()) {
      return stage(occasion, ".article");
    }
    if (occasion.dual) {
      return "dual." + word(occasion);
    }
    String word = word(occasion);
    return switch (occasion.kind) {
      case QUOTE -> word + ".quote";
      case REPLY -> answered(occasion) ? word + ".reply.after" : word + ".reply";
      default ->
          !inCrisis(occasion)
              ? word + ".calm"
              : answered(occasion) ? word + ".after.mix" : word + ".crisis.mix";
    };
  }

  private static String stage(Occasion occasion, String part) {
    return word(occasion) + (inCrisis(occasion) ? part : ".calm" + part);
  }

  private static boolean inCrisis(Occasion occasion) {
    return occasion.story == Story.SUBJECT && occasion.phase >= 1;
  }

  private static boolean answered(Occasion occasion) {
    return occasion.story == Story.SUBJECT && occasion.phase >= 2;
  }

  private static String word(Occasion occasion) {
    return occasion.stance.word();
  }

  private static String expand(String rule, Occasion occasion, RandomStream random) {
    boolean swapped = occasion.story == Story.RIVAL;
    World.Company subject = swapped ? World.RIVAL : World.SUBJECT;
    World.Company rival = swapped ? World.SUBJECT : World.RIVAL;
    return TextGrammar.TEXTS.expand(
        rule,
        (slot, r) ->
            slot.equals("S2")
                ? subject.name()
                : name(slot.equals("S") ? subject : rival, occasion.platform, r),
        random);
  }

  private static String name(World.Company company, Platform platform, RandomStream random) {
    var names = platform == Platform.X ? company.tagged() : company.plain();
    return names.get(random.nextInt(names.size()));
  }

  private static String habits(String text, Occasion occasion, RandomStream random) {
    boolean lower = random.nextBoolean(LOWER_CASE);
    boolean open = random.nextBoolean(NO_FULL_STOP);
    boolean emoji = random.nextBoolean(EMOJI);
    String said = lower ? text.toLowerCase(Locale.ROOT) : text;
    if (open && said.endsWith(".")) {
      said = said.substring(0, said.length() - 1);
    }
    if (emoji) {
      String[] choice = EMOJIS[occasion.stance.ordinal()];
      said = said + " " + choice[random.nextInt(choice.length)];
    }
    return said;
  }
}

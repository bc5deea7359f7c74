package io.firebreak.local.cli;

import io.firebreak.jobs.json.IsoTimes;
import io.firebreak.local.labels.LabelCsv;
import io.firebreak.local.labels.LabelOffer.Offer;
import io.firebreak.local.labels.OfferedMention;
import io.firebreak.local.labels.ShownText;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Asks about mentions, one after the other. What the model says is told after the answer, so that
 * it does not lead, and not at all where the answer is to measure the model.
 */
final class LabelSession {
  private static final int SHOWN_CHARS = 1_000;
  private static final int TITLE_CHARS = 200;
  private static final String QUESTION =
      "c critic, s supporter, n neutral, k skip (nobody could tell), q quit:";

  private final Terminal terminal;

  LabelSession(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Takes an answer at once. */
  @FunctionalInterface
  interface Answered {
    void take(Offer offer, Stance stance) throws Exception;
  }

  void run(List<Offer> offers, Answered answered) throws Exception {
    int number = 0;
    for (Offer offer : offers) {
      number++;
      show(offer.mention(), number, offers.size());
      String answer = ask();
      if (answer == null) {
        return;
      }
      Stance stance = LabelCsv.stance(answer);
      if (stance != null) {
        answered.take(offer, stance);
        if (offer.part() == LabelPart.TRAIN) {
          terminal.result(
              String.format(
                  Locale.ROOT,
                  "Noted. The model: %s, %.0f %% sure.",
                  offer.mention().likeliest().word(),
                  100 * offer.mention().probability()));
        } else {
          terminal.result("Noted.");
        }
      }
    }
  }

  private void show(OfferedMention mention, int number, int of) {
    terminal.result("");
    terminal.result(
        "%d of %d · %s · %s"
            .formatted(
                number,
                of,
                ShownText.of(mention.platform(), TITLE_CHARS),
                IsoTimes.format(mention.publishedAtMillis())));
    if (mention.title() != null) {
      terminal.result("  " + ShownText.of(mention.title(), TITLE_CHARS));
    }
    if (mention.text() != null) {
      terminal.result("  " + ShownText.of(mention.text(), SHOWN_CHARS));
    }
  }

  /** A stance's word or letter, or "skip"; null to end. */
  private String ask() throws IOException {
    while (true) {
      terminal.result(QUESTION);
      String answer = terminal.ask();
      if (answer == null) {
        return null;
      }
      String word = answer.strip().toLowerCase(Locale.ROOT);
      if (word.equals("q") || word.equals("quit")) {
        return null;
      }
      if (word.equals("k") || word.equals("skip")) {
        return "skip";
      }
      if (LabelCsv.stance(word) != null) {
        return word;
      }
    }
  }
}

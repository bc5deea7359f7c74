package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void withoutAPersonALineComesEveryFiveSecondsWithRateAndTimeLeft() {
    var fake = new FakeTerminal(false, 100);
    try (var progress = fake.terminal().progress("Writing mentions", "mentions", 200_000)) {
      for (int second = 1; second <= 12; second++) {
        fake.passMillis(1000);
        progress.advance(10_000);
      }
      progress.finish();
    }
    assertThat(fake.err().lines())
        .containsExactly(
            "Writing mentions 25 %, 50,000 mentions, 10,000/s, 15 s left",
            "Writing mentions 50 %, 100,000 mentions, 10,000/s, 10 s left",
            "Writing mentions: 120,000 mentions in 12 s (10,000/s)");
  }

  @Test
  void aBarIsRedrawnInPlaceAndStaysWithinTheLine() {
    var fake = new FakeTerminal(true, 40);
    try (var progress = fake.terminal().progress("Playing", "mentions", 1000)) {
      progress.note("a long word on how it stands, longer than the line");
      fake.passMillis(500);
      progress.reach(500);
      fake.terminal().say("R is 2.1");
      progress.finish();
    }
    String bar = "Playing [##########----------] 50 %, 500";
    assertThat(fake.err())
        .isEqualTo(
            bar.substring(0, 39)
                + "\r\u001b[KR is 2.1\n"
                + bar.substring(0, 39)
                + "\r\u001b[KPlaying: 500 mentions in 0.5 s (1,000/s)\n");
  }

  @Test
  void workOfUnknownLengthShowsNoShareAndNoTimeLeft() {
    var fake = new FakeTerminal(false, 100);
    try (var progress = fake.terminal().progress("Reading", "lines", 0)) {
      fake.passMillis(5000);
      progress.reach(20);
    }
    assertThat(fake.err()).isEqualTo("Reading, 20 lines, 4/s\n");
  }
}

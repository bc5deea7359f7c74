package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

  private static List<String> of(String text, int room) {
    return Passages.of(text, "Oakline", room, passage -> passage.split(" ").length);
  }

  @Test
  void sentencesWithTheNameAreGatheredInTheirOrder() {
    assertThat(of("Oakline is bad. It rains. I sold my Oakline! Why? Oakline? Bye.", 9))
        .containsExactly("Oakline is bad. I sold my Oakline! Oakline?");
    assertThat(of("Oakline is bad. It rains. I sold my Oakline! Why? Oakline? Bye.", 5))
        .containsExactly("Oakline is bad.", "I sold my Oakline! Oakline?");
  }

  @Test
  void thereIsAnEndToThem() {
    assertThat(of("Oakline is bad. ".repeat(100), 3)).hasSize(Passages.MOST);
  }

  @Test
  void aTextThatDoesNotNameTheTargetIsReadFromItsBeginning() {
    assertThat(of("It rains. Bye.", 3)).containsExactly("It rains. Bye.");
    assertThat(of("no end and no Oakl", 3)).containsExactly("no end and no Oakl");
  }

  @Test
  void aPointInsideANumberOrAnAddressEndsNoSentence() {
    assertThat(Passages.sentences("It costs 4.20 at example.org now. Bye"))
        .containsExactly("It costs 4.20 at example.org now.", "Bye");
  }
}

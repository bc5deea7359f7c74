package io.firebreak.local.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.local.effect.UnusableFileException;
import io.firebreak.local.labels.LabelOffer.Offer;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Stance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LabelCsvTest {
  private static final String ISSUE = "acme";

  @Test
  void aCellThatASpreadsheetWouldRunIsGuardedAndComesBackAsItWas() throws IOException {
    for (String text :
        List.of(
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(A1)",
            "'tis =1",
            "'=1",
            "say \"hi\", you;\nnext line")) {
      String csv = written(mention("x:1", text));

      assertThat(csv).doesNotContainPattern("(^|,|\n)\"?[=+@-]");
      List<Label> labels = read(csv.replace(",,ann", ",critic,ann")).labels();
      assertThat(labels).singleElement().extracting(Label::text).isEqualTo(text);
      assertThat(labels.get(0).stance()).isEqualTo(Stance.CRITIC);
      assertThat(labels.get(0).by()).isEqualTo("ann");
      assertThat(labels.get(0).part()).isEqualTo(LabelOffer.partOf("x:1", ISSUE));
    }
  }

  @Property
  void guardingIsUndone(@ForAll String cell) {
    assertThat(LabelCsv.plain(LabelCsv.guarded(cell))).isEqualTo(cell.strip());
  }

  @Test
  void wrongLinesAreNamedWithTheirNumberAndReasonAndTheOthersKept() throws IOException {
    String part = LabelOffer.partOf("x:2", ISSUE).word();
    String other = part.equals("train") ? "audit" : "train";
    LabelCsv.Answers answers =
        read(
            "mention,issue,part,text,stance\n"
                + "x:1,acme,,good one,N\n"
                + "x:2,acme,"
                + other
                + ",moved by hand,critic\n"
                + "x:3,acme,,unsure,maybe\n"
                + "x:4,other,,of another issue,critic\n"
                + ",acme,,of nothing,critic\n"
                + "x:5,acme,,not looked at,\n");

    assertThat(answers.labels()).extracting(Label::mentionKey).containsExactly("x:1");
    assertThat(answers.labels().get(0).by()).isEqualTo("ben");
    assertThat(answers.empty()).isEqualTo(1);
    assertThat(answers.bad()).extracting(LabelCsv.BadLine::line).containsExactly(3L, 4L, 5L, 6L);
    assertThat(answers.bad().get(0).reason()).contains("chance has put this mention to " + part);
    assertThat(answers.bad().get(1).reason()).contains("'maybe'");
    assertThat(answers.bad().get(2).reason()).contains("issue 'other'");
    assertThat(answers.bad().get(3).reason()).contains("names no mention");
  }

  @Test
  void aTableWithoutStancesIsNotRead() {
    assertThatThrownBy(() -> read("mention,text\nx:1,a\n"))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining("no column stance");
  }

  @Test
  void whatATerminalShowsHasNoControlsAndAnEnd() {
    assertThat(ShownText.of("a\u001b[31m\r\n b\u202Ec\u0007 \t", 50)).isEqualTo("a [31m bc");
    assertThat(ShownText.of("one two three", 7)).isEqualTo("one two…");
    assertThat(ShownText.of("one two", 7)).isEqualTo("one two");
  }

  private static LabelCsv.Answers read(String csv) throws IOException {
    return LabelCsv.read("it.csv", new BufferedReader(new StringReader(csv)), ISSUE, "ben", 7);
  }

  private static String written(OfferedMention mention) throws IOException {
    StringBuilder csv = new StringBuilder();
    LabelCsv.write(
        List.of(new Offer(mention, LabelOffer.partOf(mention.mentionKey(), ISSUE))), "ann", csv);
    return csv.toString();
  }

  private static OfferedMention mention(String key, String text) {
    return new OfferedMention(key, ISSUE, "x", 0, "en", null, text, 0.4, 0.3, 0.3);
  }
}

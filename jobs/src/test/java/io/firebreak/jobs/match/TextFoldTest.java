package io.firebreak.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFoldTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Café,cafe",
        "Cafe\u0301,cafe",
        "STRASSE,strasse",
        "Straße,strasse",
        "Ørsted Łódź,orsted lodz",
        "İstanbul,istanbul",
        "ΟΔΟΣ,οδοσ",
        "ＮＯＲＴＨｗｉｎｄ,northwind",
        "𝐍𝐨𝐫𝐭𝐡𝐰𝐢𝐧𝐝,northwind",
        "North\u200Bwi\u00ADnd,northwind",
        "Ben  &\u00A0Jerry’s,ben & jerry's",
        "Spider–Man,spider man",
        "ﬁne,fine",
        "ёж,еж",
        "ｶﾞ,ガ",
        "한글,한글",
        "नमस्ते,नमस्ते",
        "😀 🇩🇪,😀 🇩🇪",
      })
  void theSameWordsBecomeTheSameCharacters(String text, String folded) {
    assertThat(TextFold.fold(text)).isEqualTo(folded);
  }

  @Property(tries = 5_000)
  void theTableIsOnlyAShortcut(@ForAll("texts") String text) {
    assertThat(TextFold.foldAll(text)).isEqualTo(TextFold.slowly(text));
  }

  @Property(tries = 2_000)
  void aFoldedTextFoldsToItself(@ForAll("texts") String text) {
    String folded = TextFold.fold(text);

    assertThat(TextFold.fold(folded)).isEqualTo(folded);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
    Arbitrary<String> latin = Arbitraries.strings().withCharRange(' ', '\u024F').ofMaxLength(30);
    Arbitrary<String> knotty =
        Arbitraries.strings()
            .withChars("aE \u0301\u0327\u3099かハﾊﾞｶﾟ\u1100\u1161\u11A8가ㄱㅏﾡￂ´¨\u200D\uFE0Fİß–\u05B0")
            .ofMaxLength(12);
    return Arbitraries.oneOf(any, latin, knotty);
  }

  @Test
  void everyCharacterFoldsAloneAsTheDefinitionSays() {
    for (int c = 0; c < 0x10000; c++) {
      String text = "x" + (char) c + "y";
      assertThat(TextFold.foldAll(text)).as("U+%04X", c).isEqualTo(TextFold.slowly(text));
    }
  }

  @Test
  void aRunOfCombiningMarksIsCutSoThatOrderingItStaysCheap() {
    String marks = "\u05B0\u0651\u0730\u05B1".repeat(25_000);

    assertThat(TextFold.foldAll("a" + marks + "b")).hasSizeLessThan(20);
  }
}

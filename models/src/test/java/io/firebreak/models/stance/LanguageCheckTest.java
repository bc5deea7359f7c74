package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Northwind lost my bag again and nobody answers the phone",
        "great",
        "@northwind you guys are the worst!! #fail http://t.co/x",
        "omg can't even",
        "RT @someone: thank you for the quick help"
      })
  void readsEnglishPosts(String text) {
    assertThat(LanguageCheck.isEnglish(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Schon wieder ein Ausfall, das ist doch ein Witz",
        "El servicio al cliente es una vergüenza, llevo tres horas esperando",
        "Merci à toute l'équipe pour votre réponse rapide",
        "O aplicativo caiu de novo, que vergonha",
        "Yardımınız için teşekkür ederim",
        "Aplikasinya error lagi, kapan diperbaiki",
        "Bedankt voor de snelle reactie",
        "また落ちた、最悪だ",
        "Опять не работает приложение",
        "@northwind #fail",
        "😡😡 !!! 123",
      })
  void leavesOtherLanguagesAndTextsWithoutWords(String text) {
    assertThat(LanguageCheck.isEnglish(text)).isFalse();
  }

  @Test
  void staysBoundedOnHostileText() {
    assertThat(LanguageCheck.isEnglish("@".repeat(100_000))).isFalse();
    assertThatNoException().isThrownBy(() -> LanguageCheck.isEnglish("a".repeat(1_000_000)));
    assertThat(LanguageCheck.isEnglish("http://" + "\ud800".repeat(50_000))).isFalse();
  }

  @Test
  void saysTheSameOnManyThreads() {
    List<String> texts =
        IntStream.range(0, 200).mapToObj(i -> "my flight " + i + " was late, thanks").toList();
    assertThat(texts.parallelStream().allMatch(LanguageCheck::isEnglish)).isTrue();
  }

  @Test
  void takesHardlyAnEnglishPostForAnotherLanguage() throws Exception {
    Path posts =
        Path.of(
            System.getProperty("firebreak.shared", ""), "data/stance/test/brand_airline.jsonl.gz");
    assumeTrue(Files.exists(posts), "skipped: the public test sets are not there");
    List<String> texts =
        LabelledText.readAll(posts.getParent()).stream()
            .filter(row -> row.dataSet().equals("brand_airline"))
            .map(LabelledText::text)
            .limit(2_000)
            .toList();
    assertThat(texts).hasSize(2_000);
    assertThat(texts.stream().filter(text -> !LanguageCheck.isEnglish(text)).count())
        .isLessThan(20);
  }
}

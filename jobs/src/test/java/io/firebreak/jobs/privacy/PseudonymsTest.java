package io.firebreak.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.jobs.json.MentionParser;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.settings.SettingsException;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final Map<String, String> KEY =
      Map.of("FIREBREAK_PRIVACY_KEY", "0123456789abcdef0123456789abcdef");
  private static final Pseudonyms PSEUDONYMS = Pseudonyms.from(Settings.defaults(), KEY);

  @Test
  void anAuthorHasOnePseudonymOnAPlatformAndAnotherUnderAnotherKey() {
    String ann = PSEUDONYMS.of("x", "ann");
    assertThat(ann).matches("~[0-9a-f]{32}").isEqualTo(PSEUDONYMS.of("x", "Ann"));
    assertThat(PSEUDONYMS.of("bluesky", "ann")).isNotEqualTo(ann);
    Pseudonyms other =
        Pseudonyms.from(
            Settings.defaults(),
            Map.of("FIREBREAK_PRIVACY_KEY", "0123456789abcdef0123456789abcdeF"));
    assertThat(other.of("x", "ann")).isNotEqualTo(ann);
  }

  /** HMAC-SHA256 as any other program computes it: who holds the key finds an author again. */
  @Test
  void thePseudonymIsTheKeyedHashThatTheDocumentationStates() {
    // printf x:ann | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    assertThat(PSEUDONYMS.of("x", "ann")).isEqualTo("~a1893ca779c07f8df3590f089f3405f8");
  }

  @Test
  void neitherIdNorHandleOfAnAuthorIsLeftInAMention() {
    Mention mention = PSEUDONYMS.hide(mention("{\"id\":\"user-17\",\"handle\":\"harbour_lou\"}"));
    assertThat(mention.authorId()).isEqualTo(PSEUDONYMS.of("x", "user-17"));
    assertThat(Pseudonyms.shown(mention.authorHandle())).isNull();
    assertThat(mention.toString()).doesNotContain("user-17").doesNotContain("harbour_lou");
    assertThat(PSEUDONYMS.hide(mention("{\"handle\":\"harbour_lou\"}")).authorId())
        .isEqualTo(PSEUDONYMS.of("x", "harbour_lou"));
    assertThat(PSEUDONYMS.hide(mention("{}")).authorId()).isNull();
  }

  @Test
  void handlesAreKeptWhereTheSettingsSaySo() {
    Pseudonyms keeping = Pseudonyms.from(Settings.of(Map.of("privacy.handles", "keep")), KEY);
    Mention mention = keeping.hide(mention("{\"id\":\"user-17\",\"handle\":\"harbour_lou\"}"));
    assertThat(Pseudonyms.shown(mention.authorHandle())).isEqualTo("harbour_lou");
    assertThat(mention.authorId()).startsWith("~");
  }

  @Test
  void theSubjectsOwnAccountsAreFoundAmongPseudonyms() {
    List<String> none = List.of();
    Issue issue =
        new Issue(
            "i", false, "I", none, none, none, none, none, null, List.of("x:Northwind"), none);
    assertThat(PSEUDONYMS.hide(issue).ownedAccounts())
        .containsExactly("x:Northwind", "x:" + PSEUDONYMS.of("x", "northwind"));
  }

  @Test
  void withoutAKeyTheJobDoesNotStartAndSaysWhatToDo() {
    assertThatThrownBy(() -> Pseudonyms.from(Settings.defaults(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("FIREBREAK_PRIVACY_KEY")
        .hasMessageContaining("openssl rand -hex 32")
        .hasMessageContaining("privacy.authors: public");
    assertThatThrownBy(
            () ->
                Pseudonyms.from(Settings.defaults(), Map.of("FIREBREAK_PRIVACY_KEY", "too short")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("32 characters");
    assertThat(Pseudonyms.from(Settings.of(Map.of("privacy.authors", "public")), Map.of()).isOn())
        .isFalse();
  }

  private static Mention mention(String author) {
    String json =
        "{\"platform\":\"x\",\"id\":\"1\",\"author\":%s,\"text\":\"t\",\"publishedAt\":\"2026-03-01T10:00:00Z\"}"
            .formatted(author);
    return new MentionParser()
        .parse(json.getBytes(StandardCharsets.UTF_8), 1_800_000_000_000L, 1_800_000_000_000L)
        .value();
  }
}

package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parser and published schema say the same about the same documents. Each line is a fragment added
 * to a good record, and the code of the parser's reason, or ok. (What no schema can say, such as a
 * time in the future, stands in the parsers' own tests.)
 */
class ParserSchemaAgreementTest {
  private static final String TIME = "\"2026-03-01T11:00:00Z\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"platform\":\"x\",\"id\":\"1\",\"publishedAt\":T} ~ ok",
        "{\"platform\":\"News.Site_1-a\",\"id\":12,\"publishedAt\":T,\"later\":{\"a\":[1]}} ~ ok",
        "{\"id\":\"1\",\"publishedAt\":T} ~ no-platform",
        "{\"platform\":null,\"id\":\"1\",\"publishedAt\":T} ~ no-platform",
        "{\"platform\":\"\",\"id\":\"1\",\"publishedAt\":T} ~ no-platform",
        "{\"platform\":\"a b\",\"id\":\"1\",\"publishedAt\":T} ~ bad-platform",
        "{\"platform\":\"All\",\"id\":\"1\",\"publishedAt\":T} ~ bad-platform",
        "{\"platform\":\"allx\",\"id\":\"1\",\"publishedAt\":T} ~ ok",
        "{\"platform\":7,\"id\":\"1\",\"publishedAt\":T} ~ wrong-type",
        "{\"platform\":\"x\",\"publishedAt\":T} ~ no-id",
        "{\"platform\":\"x\",\"id\":\" \",\"publishedAt\":T} ~ no-id",
        "{\"platform\":\"x\",\"id\":1.5,\"publishedAt\":T} ~ wrong-type",
        "{\"platform\":\"x\",\"id\":true,\"publishedAt\":T} ~ wrong-type",
        "{\"platform\":\"x\",\"id\":\"a\\u0000b\",\"publishedAt\":T} ~ bad-id",
        "{\"platform\":\"x\",\"id\":\"1\"} ~ no-time",
        "{\"platform\":\"x\",\"id\":\"1\",\"publishedAt\":\"\"} ~ no-time",
        "{\"platform\":\"x\",\"id\":\"1\",\"publishedAt\":1700000000000} ~ wrong-type",
        "{\"platform\":\"x\",\"id\":\"1\",\"publishedAt\":\"yesterday\"} ~ bad-time",
        "{\"platform\":\"x\",\"id\":\"1\",\"publishedAt\":\"2026-03-01T11:00:00\"} ~ bad-time",
        "{\"platform\":\"x\",\"id\":\"1\",\"op\":\"delete\"} ~ ok",
        "{\"platform\":\"x\",\"id\":\"1\",\"op\":\"delete\",\"publishedAt\":\"\"} ~ ok",
        "{\"platform\":\"x\",\"id\":\"1\",\"op\":\"delete\",\"publishedAt\":\"no\"} ~ bad-time",
        "{\"platform\":\"x\",\"id\":\"1\",\"op\":\"update\"} ~ no-time",
        "+ \"op\":\"upsert\" ~ bad-op",
        "+ \"op\":1 ~ wrong-type",
        "+ \"revision\":5.0 ~ ok",
        "+ \"revision\":5.5 ~ wrong-type",
        "+ \"revision\":\"5\" ~ wrong-type",
        "+ \"revision\":-1 ~ bad-number",
        "+ \"revision\":9223372036854775808 ~ bad-number",
        "+ \"author\":{\"id\":5,\"handle\":\"h\",\"followers\":0} ~ ok",
        "+ \"author\":{\"followers\":-1} ~ bad-number",
        "+ \"author\":{\"followers\":\"many\"} ~ wrong-type",
        "+ \"author\":{\"handle\":[]} ~ wrong-type",
        "+ \"author\":\"ann\" ~ wrong-type",
        "+ \"text\":5 ~ wrong-type",
        "+ \"title\":{} ~ wrong-type",
        "+ \"language\":\"tlh-Latn\" ~ ok",
        "+ \"language\":5 ~ wrong-type",
        "+ \"url\":\"javascript:alert(1)\" ~ bad-link",
        "+ \"url\":\"//a.example\" ~ bad-link",
        "+ \"url\":\"http://\" ~ bad-link",
        "+ \"url\":\"http:///a\" ~ bad-link",
        "+ \"url\":\"https://a.example/ b\" ~ bad-link",
        "+ \"url\":\"https://a.example/\\nb\" ~ bad-link",
        "+ \"url\":\"https://a.example/<script>\" ~ bad-link",
        "+ \"url\":\"HTTPS://user@a.example:8443/ä?b#c\" ~ ok",
        "+ \"links\":[\"https://a.example\",\"\"] ~ ok",
        "+ \"links\":[\"ftp://a.example\"] ~ bad-link",
        "+ \"links\":[null] ~ wrong-type",
        "+ \"links\":\"https://a.example\" ~ wrong-type",
        "+ \"inReplyTo\":12 ~ ok",
        "+ \"inReplyTo\":1.5 ~ wrong-type",
        "+ \"repostOf\":[] ~ wrong-type",
        "+ \"quoteOf\":\"a\\u0001\" ~ bad-id",
        "+ \"engagement\":{\"likes\":1.5,\"none\":null} ~ ok",
        "+ \"engagement\":{\"likes\":\"1\"} ~ wrong-type",
        "+ \"engagement\":[1] ~ wrong-type",
        "+ \"source\":\"feed\" ~ ok",
        "+ \"source\":{\"name\":\"feed\",\"tier\":4,\"x\":1} ~ ok",
        "+ \"source\":{\"tier\":0} ~ bad-number",
        "+ \"source\":{\"tier\":5} ~ bad-number",
        "+ \"source\":5 ~ wrong-type",
        "+ \"observedAt\":\"2026-03-01T12:00:00,5+0100\" ~ ok",
        "+ \"observedAt\":\"12:00\" ~ bad-time",
        "[] ~ wrong-type",
      })
  void mentions(String fragment, String expected) {
    String base = "{\"platform\":\"x\",\"id\":\"1\",\"publishedAt\":T";
    byte[] json = json(base, fragment);

    agree(
        "mentions",
        json,
        new MentionParser().parse(json, Samples.NOW, Samples.NOW).code(),
        expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"a\",\"name\":\"A\"} ~ ok",
        "{\"id\":1,\"names\":[\"A\",\"B\"]} ~ ok",
        "{\"id\":\"a\",\"deleted\":true} ~ ok",
        "{\"name\":\"A\"} ~ no-id",
        "{\"id\":\"a|b\",\"name\":\"A\"} ~ bad-id",
        "{\"id\":\"a\"} ~ no-name",
        "{\"id\":\"a\",\"name\":\" \",\"names\":[]} ~ no-name",
        "{\"id\":\"a\",\"deleted\":false} ~ no-name",
        "{\"id\":\"a\",\"name\":5} ~ wrong-type",
        "+ \"deleted\":\"no\" ~ wrong-type",
        "+ \"aliases\":\"B\" ~ wrong-type",
        "+ \"aliases\":[5] ~ wrong-type",
        "+ \"keywords\":[\"a\",\"\"] ~ ok",
        "+ \"exclusions\":null ~ ok",
        "+ \"hubUrls\":[\"https://hub.example\"] ~ ok",
        "+ \"hubUrls\":[\"hub.example\"] ~ bad-link",
        "+ \"ownedAccounts\":[\"X:ann\",\"news:a:b\"] ~ ok",
        "+ \"ownedAccounts\":[\"ann\"] ~ bad-account",
        "+ \"ownedAccounts\":[\"x:\"] ~ bad-account",
        "+ \"ownedAccounts\":[\"a b:c\"] ~ bad-account",
        "+ \"languages\":[\"en\",\"de-AT\"] ~ ok",
        "+ \"languages\":[\"english\"] ~ bad-language",
      })
  void issues(String fragment, String expected) {
    byte[] json = json("{\"id\":\"a\",\"name\":\"A\"", fragment);

    agree("issues", json, new IssueParser().parse(json).code(), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"r\",\"issue\":\"a\",\"publishedAt\":T,\"kind\":\"apology\"} ~ ok",
        "{\"id\":\"r\",\"deleted\":true} ~ ok",
        "{\"issue\":\"a\",\"publishedAt\":T,\"kind\":\"apology\"} ~ no-id",
        "{\"id\":\"r\",\"publishedAt\":T,\"kind\":\"apology\"} ~ no-issue",
        "{\"id\":\"r\",\"issue\":\"a\",\"kind\":\"apology\"} ~ no-time",
        "{\"id\":\"r\",\"issue\":\"a\",\"publishedAt\":T} ~ no-kind",
        "{\"id\":\"r\",\"issue\":\"a\",\"publishedAt\":T,\"kind\":\"denial\"} ~ bad-kind",
        "{\"id\":\"r\",\"issue\":\"a\",\"publishedAt\":5,\"kind\":\"apology\"} ~ wrong-type",
        "+ \"url\":\"mailto:a@b\" ~ bad-link",
        "+ \"text\":[] ~ wrong-type",
        "+ \"keyMessages\":[\"we refund all\"] ~ ok",
        "+ \"channel\":\"hub\" ~ ok",
        "+ \"unexposedPlatforms\":[\"Weibo\",\"\",\"x\"] ~ ok",
        "+ \"unexposedPlatforms\":[\"a b\"] ~ bad-platform",
        "+ \"unexposedPlatforms\":[\"All\"] ~ bad-platform",
        "+ \"unexposedPlatforms\":\"x\" ~ wrong-type",
        "+ \"unexposedPlatforms\":[7] ~ wrong-type",
        "+ \"comparisonIssue\":12 ~ ok",
        "+ \"comparisonIssue\":\"b|c\" ~ bad-id",
        "+ \"comparisonIssue\":\"b\",\"unexposedPlatforms\":[\"\"] ~ ok",
        "+ \"comparisonIssue\":\" \",\"unexposedPlatforms\":[\"x\"] ~ ok",
        "+ \"comparisonIssue\":\"b\",\"unexposedPlatforms\":[\"x\"] ~ two-controls",
      })
  void responses(String fragment, String expected) {
    byte[] json =
        json("{\"id\":\"r\",\"issue\":\"a\",\"publishedAt\":T,\"kind\":\"thanks\"", fragment);

    agree(
        "responses",
        json,
        new ResponseParser().parse(null, json, Samples.NOW, Samples.NOW).code(),
        expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"stance\":\"critic\",\"at\":T,\"title\":\"t\"} ~ ok",
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"deleted\":true} ~ ok",
        "{\"issue\":\"a\",\"stance\":\"critic\",\"at\":T,\"text\":\"t\"} ~ no-id",
        "{\"mention\":\"x:1\",\"stance\":\"critic\",\"at\":T,\"text\":\"t\"} ~ no-issue",
        "{\"mention\":\"x:1\",\"issue\":\"a|b\",\"stance\":\"critic\",\"at\":T,\"text\":\"t\"} ~ bad-id",
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"at\":T,\"text\":\"t\"} ~ no-value",
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"stance\":\"critic\",\"text\":\"t\"} ~ no-time",
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"stance\":\"critic\",\"at\":T} ~ no-value",
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"stance\":\"critic\",\"at\":T,\"text\":\" \",\"title\":\"\"} ~ no-value",
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"stance\":\"unclassified\",\"at\":T,\"text\":\"t\"} ~ bad-kind",
        "{\"mention\":\"x:1\",\"issue\":\"a\",\"stance\":\"CRITIC\",\"at\":T,\"text\":\"t\"} ~ bad-kind",
        "+ \"part\":\"audit\",\"by\":\"ann\",\"language\":\"en-GB\" ~ ok",
        "+ \"part\":\"\",\"language\":\"\",\"by\":null ~ ok",
        "+ \"part\":\"both\" ~ bad-kind",
        "+ \"by\":7 ~ wrong-type",
      })
  void labels(String fragment, String expected) {
    byte[] json =
        json(
            "{\"mention\":\"x:1\",\"issue\":\"a\",\"stance\":\"neutral\",\"at\":T,\"text\":\"t\"",
            fragment);

    agree(
        "labels",
        json,
        new LabelParser().parse(null, json, Samples.NOW, Samples.NOW).code(),
        expected);
  }

  private static byte[] json(String base, String fragment) {
    String text = fragment.startsWith("+") ? base + "," + fragment.substring(1) + "}" : fragment;
    return text.replace(":T", ":" + TIME).getBytes(StandardCharsets.UTF_8);
  }

  private static void agree(String topic, byte[] json, String code, String expected) {
    String shown = new String(json, StandardCharsets.UTF_8);
    assertThat(code == null ? "ok" : code).as("parser: %s", shown).isEqualTo(expected);
    assertThat(Schemas.problems(topic, json).isEmpty())
        .as("schema: %s %s", shown, Schemas.problems(topic, json))
        .isEqualTo(expected.equals("ok"));
  }
}

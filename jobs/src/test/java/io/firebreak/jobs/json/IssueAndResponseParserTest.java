package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueAndResponseParserTest {
  private static final IssueParser ISSUES = new IssueParser();
  private static final ResponseParser RESPONSES = new ResponseParser();

  @Test
  void theFirstOfTheNamesIsTheNameAndTheRestAreAliases() {
    Issue issue =
        ISSUES
            .parse(
                utf8(
                    "{'id':7,'names':['Northwind Ferries','Northwind','NWF'],"
                        + "'aliases':['NWF','@northwind'],'languages':['EN-gb','en'],"
                        + "'ownedAccounts':['X:northwind']}"))
            .value();

    assertThat(issue.id()).isEqualTo("7");
    assertThat(issue.name()).isEqualTo("Northwind Ferries");
    assertThat(issue.aliases()).containsExactly("Northwind", "NWF", "@northwind");
    assertThat(issue.languages()).containsExactly("en");
    assertThat(issue.ownedAccounts()).containsExactly("x:northwind");
    assertThat(issue.keywords()).isEmpty();
  }

  @Test
  void aKeyWithoutAValueWithdrawsTheIssue() {
    Issue issue = ISSUES.parse(utf8("northwind"), null).value();

    assertThat(issue.deleted()).isTrue();
    assertThat(issue.id()).isEqualTo("northwind");
    assertThat(issue.name()).isEqualTo("northwind");
    assertThat(ISSUES.parse(null, null).code()).isEqualTo("empty");
    assertThat(ISSUES.parse(utf8("a|b"), null).code()).isEqualTo("bad-id");
  }

  @Test
  void aKeyThatIsNotTheIdIsBadSinceItsTombstoneWouldMissTheIssue() {
    byte[] issue = utf8("{'id':'a','name':'A'}");

    assertThat(ISSUES.parse(utf8("b"), issue).code()).isEqualTo("key-mismatch");
    assertThat(ISSUES.parse(utf8("a"), issue).isOk()).isTrue();
    assertThat(ISSUES.parse(new byte[0], issue).isOk()).isTrue();
  }

  @Test
  void aListOfAThousandPhrasesIsReadAndALongerOneIsBad() {
    String thousand = phrases(1_000);

    assertThat(ISSUES.parse(utf8("{'id':'a','name':'A','keywords':[" + thousand + "]}")).isOk())
        .isTrue();
    assertThat(
            ISSUES.parse(utf8("{'id':'a','name':'A','keywords':[" + phrases(1_001) + "]}")).code())
        .isEqualTo("too-many");
  }

  @Test
  void aWithdrawnResponseHasNoNulls() {
    Response response = RESPONSES.parse(utf8("r1"), null, 99, Samples.NOW).value();

    assertThat(response)
        .isEqualTo(new Response("r1", true, "", 99, "", null, null, null, List.of()));
  }

  @Test
  void aResponseFromTheFutureIsBad() {
    assertThat(
            RESPONSES
                .parse(
                    null,
                    utf8(
                        "{'id':'r','issue':'a','kind':'update',"
                            + "'publishedAt':'2027-01-01T00:00:00Z'}"),
                    0,
                    Samples.NOW)
                .code())
        .isEqualTo("future-time");
  }

  @Test
  void aResponseHasOneControlAndItIsNotItsOwnIssue() {
    String base = "{'id':'r','issue':'a','kind':'update','publishedAt':'2026-03-01T00:00:00Z',";

    assertThat(
            RESPONSES
                .parse(
                    null, utf8(base + "'unexposedPlatforms':['Weibo','weibo','']}"), 0, Samples.NOW)
                .value()
                .unexposedPlatforms())
        .containsExactly("weibo");
    assertThat(
            RESPONSES
                .parse(null, utf8(base + "'comparisonIssue':'other'}"), 0, Samples.NOW)
                .value()
                .comparisonIssue())
        .isEqualTo("other");
    String[] bad = {
      "'comparisonIssue':'a'}",
      "self-reference: comparisonIssue is the issue",
      "'comparisonIssue':'b','unexposedPlatforms':['x']}",
      "two-controls: unexposedPlatforms and",
      "'unexposedPlatforms':[" + phrases(51) + "]}",
      "too-many: unexposedPlatforms has more than 50",
      "'unexposedPlatforms':['a b']}",
      "bad-platform: unexposedPlatforms",
    };
    for (int i = 0; i < bad.length; i += 2) {
      assertThat(RESPONSES.parse(null, utf8(base + bad[i]), 0, Samples.NOW).reason())
          .startsWith(bad[i + 1]);
    }
    assertThat(
            RESPONSES
                .parse(
                    null,
                    utf8("{'id':'r','deleted':true,'issue':'a','comparisonIssue':'a'}"),
                    0,
                    Samples.NOW)
                .isOk())
        .as("a withdrawal is never refused for it")
        .isTrue();
  }

  private static String phrases(int count) {
    StringBuilder list = new StringBuilder("'p0'");
    for (int i = 1; i < count; i++) {
      list.append(",'p").append(i).append('\'');
    }
    return list.toString();
  }

  private static byte[] utf8(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}

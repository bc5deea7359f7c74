package io.firebreak.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Issue;
import io.firebreak.models.stance.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueMatcherTest {
  private static final String HUB = "https://hub.northwind.example/ferry-delay";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Northwind is late",
        "oh @northwind why",
        "#Northwind!",
        "northwind's boats",
        "NORTHWIND’S",
        "(Northwind)",
        "Ｎｏｒｔｈｗｉｎｄ",
        "Nörthwind",
        "North\u200Bwind",
        "the\nNorthwind\tFerries company",
        "the Northwind-Ferries company",
        "#NorthwindFerries",
        "#one#northwindferries",
        "@Northwind_Ferries",
        "Northwind航空",
      })
  void aNameIsFoundInTheFormsThatPeopleWrite(String text) {
    assertThat(ids(matcher(northwind()), text)).containsExactly("nw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Northwinds",
        "northwind2",
        "northwind_fan",
        "@northwind_fan",
        "mynorthwind",
        "northwindferries",
        "north wind",
        "",
        "नorthwind",
      })
  void aPartOfAnotherWordIsNoMatch(String text) {
    assertThat(ids(matcher(northwind()), text)).isEmpty();
  }

  @Test
  void anAliasThatIsAHandleMatchesOnlyAsOne() {
    IssueMatcher matcher = matcher(issue("u", "United Airlines", List.of("@united"), List.of()));

    assertThat(ids(matcher, "thanks @United")).containsExactly("u");
    assertThat(ids(matcher, "we stand united")).isEmpty();
    assertThat(ids(matcher, "mail bob@united.example")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"大航空,今日大航空は遅れた", "삼성,삼성은 늦었다", "ガス,東京ガスです", "การบิน,ไปการบินไทย"})
  void scriptsWithoutSpacesNeedNoBorders(String name, String text) {
    assertThat(ids(matcher(issue("a", name, List.of(), List.of())), text)).containsExactly("a");
  }

  @Test
  void aJapaneseNameDoesNotMatchItsVoicedTwin() {
    assertThat(ids(matcher(issue("a", "カス", List.of(), List.of())), "東京ガスです")).isEmpty();
  }

  @Test
  void anyExclusionInTheTextKeepsItFromMatchingByText() {
    IssueMatcher matcher = matcher(issue("d", "Delta", List.of(), List.of("Delta Dawn")));

    assertThat(ids(matcher, "Delta is late")).containsExactly("d");
    assertThat(ids(matcher, "I sing Delta Dawn")).isEmpty();
    assertThat(ids(matcher, "Delta is late, and I sing delta-dawn")).isEmpty();
    assertThat(ids(matcher, "Delta is late #DeltaDawn")).isEmpty();
    assertThat(ids(matcher, "Delta Dawning")).containsExactly("d");
    assertThat(matcher.match("Delta", "dawn", List.of()))
        .as("no phrase reaches from the title into the text")
        .hasSize(1);
  }

  @Test
  void aKeyMessageMarksAMatchButMakesNone() {
    Issue one = withMessages("nw", "Northwind", List.of("Every ticket is refunded", "we're sorry"));
    Issue other = withMessages("b", "Baltic Line", List.of("every ticket is refunded"));
    IssueMatcher matcher = matcher(one, other);

    IssueMatcher.Found found =
        matcher.find(null, "Northwind: every ticket\nis refunded", List.of(), 0);
    assertThat(found.matches()).containsExactly(new IssueMatch("nw", "text", false, true));
    assertThat(found.messages()).containsExactly("b");
    assertThat(matcher.match(null, "We’re sorry", List.of())).isEmpty();
    assertThat(matcher.find(null, "We’re sorry", List.of(), 0).messages()).containsExactly("nw");
    assertThat(matcher.match("Northwind", "every ticket is refunded2", List.of()))
        .containsExactly(new IssueMatch("nw", "text", false, false));
  }

  private static Issue withMessages(String id, String name, List<String> messages) {
    return new Issue(
        id, false, name, List.of(), List.of(), List.of(), List.of(), messages, null, List.of(),
        List.of());
  }

  @Test
  void aHubLinkMatchesWhateverTheTextSays() {
    IssueMatcher matcher = matcher(northwind());

    assertThat(matcher.match(null, "read this", List.of(HUB)))
        .containsExactly(new IssueMatch("nw", "link", true, false));
    assertThat(matcher.match(null, "northwind rose, a compass", List.of(HUB)))
        .as("excluded by text")
        .containsExactly(new IssueMatch("nw", "link", true, false));
    assertThat(matcher.match(null, "Northwind again", List.of("https://a.example", HUB)))
        .containsExactly(new IssueMatch("nw", "text", true, false));
    assertThat(matcher.match(null, "Northwind again", List.of("https://a.example")))
        .containsExactly(new IssueMatch("nw", "text", false, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hub.northwind.example/ferry-delay",
        "http://HUB.Northwind.Example/ferry-delay/",
        "https://www.hub.northwind.example:443/ferry-delay?utm=1#top",
        "http://hub.northwind.example:80//ferry-delay/refunds/form.html",
        "https://user@hub.northwind.example./x/../ferry-delay",
        "https://hub.northwind.example/ferry%2Ddelay",
      })
  void aLinkToTheHubPageOrBelowItIsAHubLink(String link) {
    assertThat(matcher(northwind()).match(null, null, List.of(link))).hasSize(1);
    assertThat(matcher(northwind()).match(null, "see (" + link + ").", List.of())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hub.northwind.example/",
        "https://hub.northwind.example/ferry-delays",
        "https://hub.northwind.example/Ferry-Delay",
        "https://northwind.example/ferry-delay",
        "https://hub.northwind.example.evil.example/ferry-delay",
        "https://hub.northwind.example@evil.example/ferry-delay",
        "https://evil.example\\@hub.northwind.example/ferry-delay",
        "https://hub.northwind.example:8443/ferry-delay",
        "https://evil.example/?u=https:/hub.northwind.example/ferry-delay",
        "ftp://hub.northwind.example/ferry-delay",
        "https://",
        "https://%",
        "",
      })
  void anotherLinkIsNone(String link) {
    assertThat(matcher(northwind()).match(null, null, List.of(link))).isEmpty();
  }

  @Test
  void anInternationalHostIsTheSameInBothOfItsSpellings() {
    Issue issue = withHub("m", "https://bücher.example/");

    assertThat(matcher(issue).match(null, null, List.of("https://xn--bcher-kva.example/a")))
        .hasSize(1);
  }

  @Test
  void oneWordMayNameManyIssuesAndMatchesComeInTheOrderOfIds() {
    IssueMatcher matcher =
        matcher(
            issue("c", "Delta", List.of(), List.of()),
            issue("a", "Delta Air Lines", List.of("delta"), List.of()),
            issue("b", "Echo", List.of(), List.of()));

    assertThat(ids(matcher, "delta air lines")).containsExactly("a", "c");
  }

  @Test
  void aWithdrawnIssueMatchesNothing() {
    Issue live = northwind();
    Issue withdrawn =
        new Issue(
            "nw", true, "nw", List.of(), List.of(), List.of(), List.of(), List.of(), null,
            List.of(), List.of());
    IssueMatcher matcher = matcher(live, withdrawn);

    assertThat(ids(matcher, "Northwind")).isEmpty();
    assertThat(matcher.targetOf("nw")).isNull();
    assertThat(matcher(live).targetOf("nw"))
        .isEqualTo(new Target("Northwind Ferries", live.aliases()));
  }

  @Test
  void aPhraseWithoutLettersMatchesNothing() {
    IssueMatcher matcher = matcher(issue("a", "Acme", List.of("-", "#", "!!", "  "), List.of()));

    assertThat(ids(matcher, "wow !! # - 😀")).isEmpty();
  }

  @Property(tries = 1_000)
  void findsExactlyWhatALoopOverAllPatternsFinds(@ForAll long seed) {
    Random random = new Random(seed);
    List<Issue> issues =
        IntStream.range(0, 1 + random.nextInt(12))
            .mapToObj(
                i ->
                    new Issue(
                        "i" + i,
                        false,
                        phrase(random, 3),
                        phrases(random, 3),
                        phrases(random, 2),
                        phrases(random, 2),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of()))
            .toList();
    IssueMatcher matcher = IssueMatcher.of(issues);
    NaiveMatcher naive = new NaiveMatcher(issues);
    for (int i = 0; i < 20; i++) {
      String title = random.nextBoolean() ? null : phrase(random, 10);
      String text = random.nextInt(10) == 0 ? null : phrase(random, 60);
      assertThat(ids(matcher, title, text))
          .as("%s | %s | %s", issues, title, text)
          .isEqualTo(naive.textMatches(title, text));
    }
  }

  @Test
  void findsWhatTheLoopFindsAmongThousandsOfIssues() {
    Random random = new Random(7);
    List<Issue> issues =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    issue(
                        "i" + i,
                        name(random) + " " + name(random),
                        List.of(name(random)),
                        List.of()))
            .toList();
    IssueMatcher matcher = IssueMatcher.of(issues);
    NaiveMatcher naive = new NaiveMatcher(issues);
    int found = 0;
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 60; word++) {
        text.append(name(random)).append(random.nextInt(20) == 0 ? ", " : " ");
      }
      List<String> matches = ids(matcher, text.toString());
      assertThat(matches).isEqualTo(naive.textMatches(null, text.toString()));
      found += matches.size();
    }
    assertThat(found).isPositive();
  }

  @Test
  void hostileTextCostsStepsInProportionToItsLength() {
    // Patterns that are prefixes and suffixes of one another, against a text that almost matches.
    List<String> aliases = new ArrayList<>();
    for (int length = 1; length <= 400; length += 7) {
      aliases.add("a".repeat(length) + "b");
    }
    IssueMatcher matcher = matcher(issue("a", "a a a a a a a b", aliases, List.of()));

    assertThat(ids(matcher, "a".repeat(100_000))).isEmpty();
    assertThat(ids(matcher, "a ".repeat(50_000))).isEmpty();
    assertThat(ids(matcher, "\u0301".repeat(100_000))).isEmpty();
    assertThat(ids(matcher, "\u05B0\u0651".repeat(50_000))).isEmpty();
    assertThat(ids(matcher, "\uFDFA".repeat(100_000))).isEmpty();
    assertThat(ids(matcher, "http://".repeat(14_000))).isEmpty();
    assertThat(ids(matcher, "://".repeat(33_000))).isEmpty();
    List<String> links =
        List.of(
            "https://hub.example/" + "../a/".repeat(800), "https://" + "éü".repeat(40_000) + "/");
    assertThat(matcher(withHub("h", "https://hub.example/z/y")).match(null, null, links)).isEmpty();
  }

  @Test
  void anAutomatonTriesAtMostTwoTransitionsForACharacterOfHostileText() {
    List<String> patterns = new ArrayList<>();
    for (int length = 1; length <= 2_000; length += 7) {
      patterns.add("a".repeat(length) + "b");
    }
    String text = ("a".repeat(1_999) + "c").repeat(50);

    long tried =
        new TextAutomaton(patterns.stream().sorted().toList()).scan(text, (pattern, end) -> {});

    assertThat(tried).isLessThanOrEqualTo(2L * text.length());
  }

  private static String phrase(Random random, int most) {
    String alphabet = "ab 1#@_-'Aé中ガ か.";
    StringBuilder phrase = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      phrase.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return phrase.toString();
  }

  private static List<String> phrases(Random random, int most) {
    return IntStream.range(0, random.nextInt(most)).mapToObj(i -> phrase(random, 4)).toList();
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      name.append("bcdfgklmnprst".charAt(random.nextInt(13)))
          .append("aeiou".charAt(random.nextInt(5)));
    }
    return name.toString();
  }

  private static Issue northwind() {
    return new Issue(
        "nw",
        false,
        "Northwind Ferries",
        List.of("Northwind"),
        List.of(),
        List.of("northwind rose"),
        List.of(HUB),
        List.of(),
        null,
        List.of(),
        List.of());
  }

  private static Issue withHub(String id, String hub) {
    return new Issue(
        id,
        false,
        "Zzyzx",
        List.of(),
        List.of(),
        List.of(),
        List.of(hub),
        List.of(),
        null,
        List.of(),
        List.of());
  }

  private static Issue issue(
      String id, String name, List<String> aliases, List<String> exclusions) {
    return new Issue(
        id,
        false,
        name,
        aliases,
        List.of(),
        exclusions,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of());
  }

  private static IssueMatcher matcher(Issue... issues) {
    return IssueMatcher.of(List.of(issues));
  }

  private static List<String> ids(IssueMatcher matcher, String text) {
    return ids(matcher, null, text);
  }

  private static List<String> ids(IssueMatcher matcher, String title, String text) {
    return matcher.match(title, text, List.of()).stream().map(IssueMatch::issueId).toList();
  }
}

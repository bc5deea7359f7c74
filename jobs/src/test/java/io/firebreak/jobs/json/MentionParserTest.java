package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionParserTest {
  private static final MentionParser PARSER = new MentionParser();
  private static final long RECORD_TIME = Samples.NOW - 5_000;
  private static final String BASE = "'platform':'x','id':'1','publishedAt':'2026-03-01T11:00:00Z'";

  @Test
  void readsEveryField() {
    Mention mention =
        good(
            "{'op':'update','platform':'X','id':17,'revision':3,"
                + "'author':{'id':'u1','handle':'@ann','followers':12},"
                + "'text':'Ferries late','title':'News','language':'en-US','url':'https://x.example/1',"
                + "'publishedAt':'2026-03-01T11:00:00+01:00','observedAt':'2026-03-01T10:00:01.5Z',"
                + "'inReplyTo':16,'repostOf':'x:15','quoteOf':'y:14',"
                + "'links':['https://a.example','','HTTP://b.example/c'],"
                + "'engagement':{'likes':3,'score':-1.5,'none':null},"
                + "'source':{'name':'feed','tier':2}}");

    long published = IsoTimes.parse("2026-03-01T10:00:00Z");
    assertThat(mention)
        .isEqualTo(
            new Mention(
                "x:17",
                Op.UPDATE,
                3,
                "x",
                "17",
                "u1",
                "@ann",
                12L,
                "Ferries late",
                "News",
                "en",
                "https://x.example/1",
                published,
                published + 1_500,
                "x:16",
                "x:15",
                "x:y:14",
                List.of("https://a.example", "HTTP://b.example/c"),
                "feed",
                2));
    assertThat(mention.kind()).isEqualTo(MentionKind.REPOST);
  }

  @Test
  void emptyTextsAndNullsAreAbsent() {
    Mention mention =
        good(
            "{"
                + BASE
                + ",'op':'','text':' ','title':null,'language':'','url':'','observedAt':'',"
                + "'inReplyTo':'','repostOf':null,'links':null,'engagement':null,'source':'',"
                + "'author':null,'revision':null}");

    assertThat(mention).isEqualTo(good("{" + BASE + "}"));
    assertThat(mention.text()).isNull();
    assertThat(mention.kind()).isEqualTo(MentionKind.ORIGINAL);
  }

  @Test
  void aDeleteNeedsOnlyPlatformAndIdAndKeepsNoText() {
    Mention bare = good("{'op':'delete','platform':'x','id':'1'}");
    Mention seen =
        good("{'op':'delete','platform':'x','id':'1','observedAt':'2026-03-01T11:30:00Z'}");
    Mention wordy =
        good(
            "{'op':'delete',"
                + BASE
                + ",'text':'secret','title':'t','url':'https://a.example','links':['https://a.example'],"
                + "'author':{'id':'u','handle':'h','followers':1}}");

    assertThat(bare.publishedAtMillis()).isEqualTo(RECORD_TIME);
    assertThat(bare.revision()).isEqualTo(1);
    assertThat(seen.publishedAtMillis()).isEqualTo(IsoTimes.parse("2026-03-01T11:30:00Z"));
    assertThat(seen.revision()).isEqualTo(seen.publishedAtMillis());
    assertThat(wordy.toString()).doesNotContain("secret").doesNotContain("a.example");
    assertThat(wordy.authorId()).isNull();
    assertThat(wordy.authorHandle()).isNull();
  }

  @Test
  void aDeleteWithoutAnyTimeIsBad() {
    byte[] delete = json("{'op':'delete','platform':'x','id':'1'}");

    assertThat(PARSER.parse(delete, -1, Samples.NOW).code()).isEqualTo("no-time");
  }

  @Test
  void aTimeMayLieAheadOfItsClockByTheToleranceAndNoMore() {
    assertThat(code("{'platform':'x','id':'1','publishedAt':'2026-03-01T13:00:00Z'}")).isNull();
    assertThat(code("{'platform':'x','id':'1','publishedAt':'2026-03-01T13:00:00.001Z'}"))
        .isEqualTo("future-time");
    String early = "{'platform':'x','id':'1','observedAt':'2026-03-01T08:00:00Z','publishedAt':";
    assertThat(code(early + "'2026-03-01T09:00:00Z'}")).isNull();
    assertThat(code(early + "'2026-03-01T09:00:00.001Z'}")).isEqualTo("future-time");
    assertThat(code("{" + BASE + ",'observedAt':'2026-03-01T13:00:01Z'}")).isEqualTo("future-time");
    assertThat(code("{'platform':'x','id':'1','publishedAt':'1999-12-31T23:59:59Z'}"))
        .isEqualTo("ancient-time");
  }

  @Test
  void controlCharactersAndBrokenSurrogatesLeaveTheText() {
    Mention mention =
        good("{" + BASE + ",'text':'a\\u0000b\\u0007c\\td\\ne\\ud83df\\ude00g\\ud83d\\ude00'}");

    assertThat(mention.text()).isEqualTo("abc\td\nefg😀");
  }

  @Test
  void markupStaysAsItIs() {
    assertThat(good("{" + BASE + ",'text':'<b>&amp;</b>'}").text()).isEqualTo("<b>&amp;</b>");
  }

  @Test
  void aNativeIdThatLooksLikeAnAddressIsNoKey() {
    String at = "{'platform':'at','id':'at://did/post/2','publishedAt':'2026-03-01T11:00:00Z',";

    assertThat(good(at + "'inReplyTo':'at://did/post/1'}").inReplyTo())
        .isEqualTo("at:at://did/post/1");
    assertThat(good(at + "'inReplyTo':'at:at://did/post/1'}").inReplyTo())
        .isEqualTo("at:at://did/post/1");
  }

  @Test
  void aMentionThatIsItsOwnParentIsBad() {
    for (String field : List.of("repostOf", "quoteOf", "inReplyTo")) {
      assertThat(code("{" + BASE + ",'" + field + "':'1'}")).isEqualTo("self-reference");
      assertThat(code("{" + BASE + ",'" + field + "':'x:1'}")).isEqualTo("self-reference");
    }
  }

  @Test
  void aFieldThatStandsTwiceIsBadButAnUnknownOneIsNot() {
    assertThat(code("{" + BASE + ",'id':'2'}")).isEqualTo("duplicate-field");
    assertThat(code("{" + BASE + ",'author':{'id':'1','id':'2'}}")).isEqualTo("duplicate-field");
    assertThat(code("{" + BASE + ",'author':{'id':'1'},'extra':1,'extra':{'id':1}}")).isNull();
  }

  @Test
  void unknownFieldsAreSkippedHoweverLargeOrDeep() {
    String large = "'" + "z".repeat(900_000) + "'";
    String deep = "[".repeat(19) + "]".repeat(19);

    assertThat(code("{'zz':" + large + "," + BASE + "}")).isNull();
    assertThat(code("{'zz':" + deep + "," + BASE + "}")).isNull();
    assertThat(code("{'zz':[" + deep + "]," + BASE + "}")).isEqualTo("too-deep");
    assertThat(code("{'zz':1e999999999,'yy':" + "9".repeat(999) + "," + BASE + "}")).isNull();
    assertThat(code("{'zz':" + "9".repeat(1_001) + "," + BASE + "}")).isEqualTo("too-long");
  }

  @Test
  void depthBeyondAnyStackIsBad() {
    assertThat(code("{'a':".repeat(150_000))).isEqualTo("too-deep");
    assertThat(code("[".repeat(1_000_000))).isEqualTo("wrong-type");
  }

  @Test
  void sizesAreCheckedAtTheirLimits() {
    assertThat(code("{" + BASE + ",'text':'" + "é".repeat(50_000) + "'}")).isNull();
    assertThat(code("{" + BASE + ",'text':'" + "😀".repeat(50_000) + "'}")).isNull();
    assertThat(code("{" + BASE + ",'text':'" + "a".repeat(50_001) + "'}"))
        .isEqualTo("text-too-long");
    assertThat(code("{" + BASE + ",'text':'" + "a".repeat(500_000) + "'}"))
        .isEqualTo("text-too-long");
    assertThat(code("{" + BASE + ",'title':'" + "a".repeat(2_001) + "'}"))
        .isEqualTo("text-too-long");
    assertThat(code("{" + BASE + ",'author':{'handle':'" + "a".repeat(257) + "'}}"))
        .isEqualTo("too-long");
    assertThat(code("{" + BASE + ",'url':'https://" + "a".repeat(4_100) + "'}"))
        .isEqualTo("too-long");
    String links = "'https://a.example',".repeat(100);
    assertThat(code("{" + BASE + ",'links':[" + links.substring(0, links.length() - 1) + "]}"))
        .isNull();
    assertThat(code("{" + BASE + ",'links':[" + links + "'https://a.example']}"))
        .isEqualTo("too-many-links");
    byte[] large = new byte[(1 << 20) + 1];
    assertThat(PARSER.parse(large, RECORD_TIME, Samples.NOW).code()).isEqualTo("too-large");
  }

  @Test
  void bytesThatAreNoJsonObjectAreBad() {
    assertThat(PARSER.parse(null, 0, Samples.NOW).code()).isEqualTo("empty");
    assertThat(code("")).isEqualTo("empty");
    assertThat(code(" \n\t ")).isEqualTo("empty");
    assertThat(code("hello")).isEqualTo("not-json");
    assertThat(code("{" + BASE)).isEqualTo("not-json");
    assertThat(code("{" + BASE + "}{}")).isEqualTo("not-json");
    assertThat(code("{" + BASE + "} x")).isEqualTo("not-json");
    assertThat(code("{" + BASE + "}\n ")).isNull();
    assertThat(code("{" + BASE + ",'revision':NaN}")).isEqualTo("not-json");
    assertThat(code("{" + BASE + ",}")).isEqualTo("not-json");
    assertThat(code("[]")).isEqualTo("wrong-type");
    assertThat(code("null")).isEqualTo("wrong-type");
    assertThat(code("1")).isEqualTo("wrong-type");
  }

  @Test
  void onlyUtf8IsReadAndAByteOrderMarkIsForgiven() throws Exception {
    byte[] plain = json("{" + BASE + "}");
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.write(plain);
    assertThat(PARSER.parse(marked.toByteArray(), RECORD_TIME, Samples.NOW).isOk()).isTrue();

    byte[] utf16 = new String(plain, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
    assertThat(PARSER.parse(utf16, RECORD_TIME, Samples.NOW).code()).isEqualTo("not-json");
    byte[] latin = json("{" + BASE + ",'text':'e'}");
    latin[latin.length - 3] = (byte) 0xE9;
    assertThat(PARSER.parse(latin, RECORD_TIME, Samples.NOW).code()).isEqualTo("not-json");
  }

  @Test
  void aReasonSaysWhatIsWrongOnOneLine() {
    assertThat(PARSER.parse(json("{'platform':'x','id':'1','publishedAt':5}"), 0, 0).reason())
        .isEqualTo(
            "wrong-type: publishedAt must be an ISO 8601 text such as 2026-01-02T03:04:05Z,"
                + " not a number");
    assertThat(
            PARSER
                .parse(json("{" + BASE + ",'op':'dele\\u0000te\\n" + "x".repeat(200) + "'}"), 0, 0)
                .reason())
        .startsWith("bad-op: op must be create, update or delete, not delete?xxx")
        .hasSizeLessThan(120);
  }

  private static Mention good(String json) {
    Parsed<Mention> parsed = PARSER.parse(json(json), RECORD_TIME, Samples.NOW);
    assertThat(parsed.reason()).isNull();
    return parsed.value();
  }

  private static String code(String json) {
    return PARSER.parse(json(json), RECORD_TIME, Samples.NOW).code();
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}

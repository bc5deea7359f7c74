package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final MentionParser MENTIONS = new MentionParser();
  private static final ScoredMentionParser SCORED = new ScoredMentionParser();

  @Property
  void aScoredMentionComesBackWhole(@ForAll long seed) {
    ScoredMention mention = new Samples(seed).scored();

    assertThat(SCORED.parse(ScoredMentionJson.write(mention))).isEqualTo(Parsed.ok(mention));
  }

  @Property
  void aMentionComesBackWhole(@ForAll long seed) {
    Mention mention = new Samples(seed).mention();

    assertThat(MENTIONS.parse(MentionJson.write(mention), Samples.NOW, Samples.NOW))
        .isEqualTo(Parsed.ok(mention));
  }

  @Property
  void anIssueComesBackWhole(@ForAll long seed) {
    Issue issue = new Samples(seed).issue();

    assertThat(new IssueParser().parse(utf8(issue.id()), IssueJson.write(issue)))
        .isEqualTo(Parsed.ok(issue));
  }

  @Property
  void aResponseComesBackWhole(@ForAll long seed) {
    Response response = new Samples(seed).response();

    assertThat(
            new ResponseParser()
                .parse(utf8(response.id()), ResponseJson.write(response), 0, Samples.NOW))
        .isEqualTo(Parsed.ok(response));
  }

  @Property
  void aLabelComesBackWhole(@ForAll long seed) {
    Label label = new Samples(seed).label();

    assertThat(
            new LabelParser().parse(utf8(label.pairKey()), LabelJson.write(label), 0, Samples.NOW))
        .isEqualTo(Parsed.ok(label));
  }

  @Test
  void aParserThatWasShippedToAnotherMachineStillParses() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new MentionParser());
    }
    MentionParser shipped;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      shipped = (MentionParser) in.readObject();
    }
    Mention mention = new Samples(1).mention();

    assertThat(shipped.parse(MentionJson.write(mention), Samples.NOW, Samples.NOW).value())
        .isEqualTo(mention);
    assertThat(
            shipped
                .parse(utf8("{\"a\":".repeat(30) + "1" + "}".repeat(30)), Samples.NOW, Samples.NOW)
                .code())
        .isEqualTo("too-deep");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

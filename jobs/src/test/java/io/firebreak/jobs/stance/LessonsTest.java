package io.firebreak.jobs.stance;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.pipeline.KeywordModel;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonsTest {
  private static final Target ACME = new Target("Acme", List.of());
  private static final String TEXT = "Acme sent a new timetable";

  private final Lessons lessons = new Lessons(new KeywordModel());

  private static Label label(String mention, Stance stance, LabelPart part) {
    return new Label(mention, "acme", stance == null, stance, part, "ann", 1_000, "en", null, TEXT);
  }

  @Test
  void anIssueWithoutLabelsTeachesNothing() {
    lessons.hear(List.of(label("x:1", Stance.CRITIC, LabelPart.TRAIN)));
    assertThat(lessons.of("other", ACME)).isNull();
  }

  @Test
  void theLatestWordOnAMentionHoldsAtOnce() {
    lessons.hear(List.of(label("x:1", Stance.CRITIC, LabelPart.TRAIN)));
    assertThat(lessons.of("acme", ACME).wordOn(TEXT)).isEqualTo(Stance.CRITIC);
    lessons.hear(List.of(label("x:1", Stance.SUPPORTER, LabelPart.TRAIN)));
    assertThat(lessons.of("acme", ACME).wordOn(TEXT)).isEqualTo(Stance.SUPPORTER);
    lessons.hear(List.of(label("x:1", null, null)));
    assertThat(lessons.of("acme", ACME).wordOn(TEXT)).isNull();
  }

  @Test
  void anAuditLabelTeachesNothingAndMeasures() {
    lessons.hear(List.of(label("x:1", Stance.CRITIC, LabelPart.AUDIT)));
    var learnt = lessons.of("acme", ACME);
    assertThat(learnt.wordOn(TEXT)).isNull();
    assertThat(learnt.auditLabels()).isEqualTo(1);
    assertThat(learnt.audit().get(2))
        .as("judged neutral, truly critic")
        .containsExactly(1L, 0L, 0L);
  }

  @Test
  void nothingIsLearntAnewWhileNothingChanged() {
    lessons.hear(List.of(label("x:1", Stance.CRITIC, LabelPart.TRAIN)));
    assertThat(lessons.of("acme", ACME)).isSameAs(lessons.of("acme", ACME));
  }
}

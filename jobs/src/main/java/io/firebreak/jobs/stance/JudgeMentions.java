package io.firebreak.jobs.stance;

import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.models.data.Mention;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Judges the text of a mention toward each issue it names. */
public final class JudgeMentions extends RichMapFunction<MatchedMention, MatchedMention> {
  private static final long serialVersionUID = 1L;

  private final StanceModel model;
  private transient Judge judge;

  public JudgeMentions(StanceModel model) {
    this.model = model;
  }

  @Override
  public void open(OpenContext context) {
    judge = new Judge(model.open());
  }

  @Override
  public MatchedMention map(MatchedMention matched) {
    if (matched.judgements().isEmpty()) {
      return matched;
    }
    Mention mention = matched.mention();
    return new MatchedMention(
        mention,
        judge.judge(matched.judgements(), mention.language(), mention.title(), mention.text()));
  }
}

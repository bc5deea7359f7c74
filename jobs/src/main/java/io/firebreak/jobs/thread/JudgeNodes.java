package io.firebreak.jobs.thread;

import io.firebreak.jobs.stance.Judge;
import io.firebreak.jobs.stance.StanceModel;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Judges replies and quotes toward the issues that they took over; reposts are judged already. */
public final class JudgeNodes extends RichMapFunction<ThreadNode, ThreadNode> {
  private static final long serialVersionUID = 1L;

  private final StanceModel model;
  private transient Judge judge;

  public JudgeNodes(StanceModel model) {
    this.model = model;
  }

  @Override
  public void open(OpenContext context) {
    judge = new Judge(model.open());
  }

  @Override
  public ThreadNode map(ThreadNode node) {
    return node.judged(judge.judge(node.judgements(), node.language(), node.title(), node.text()));
  }
}

package io.firebreak.jobs.stance;

import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.labels.CorrectedShares;
import io.firebreak.models.labels.ErrorPrior;
import io.firebreak.models.labels.HeldOut;
import io.firebreak.models.labels.LabelBook;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.Target;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of each issue how far its stances are to be trusted: what the labels taught, whether that
 * helped on labels held out, and how often the models err, by the issue's audit labels on top of
 * what the model card knows of other companies. Learning takes time, so it waits a moment for more
 * labels to come; in a replay for the end of the input.
 */
final class RateStances extends KeyedCoProcessFunction<String, Label, Issue, StanceQuality> {
  private static final long serialVersionUID = 1L;
  private static final long WAIT_MILLIS = 2_000;
  private static final int STANCES = 3;

  private final StanceModel model;
  private transient StanceModel.Judge judge;
  private transient MapState<String, Label> labels;
  private transient ValueState<Issue> subject;
  private transient ValueState<Boolean> waiting;

  RateStances(StanceModel model) {
    this.model = model;
  }

  @Override
  public void open(OpenContext context) {
    judge = model.open();
    // Both as long as the topics keep them: removed when a label or the issue is withdrawn.
    labels =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("labels", Types.STRING, TypeInformation.of(Label.class)));
    subject =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("issue", TypeInformation.of(Issue.class)));
    waiting = getRuntimeContext().getState(new ValueStateDescriptor<>("waiting", Types.BOOLEAN));
  }

  @Override
  public void processElement1(Label label, Context context, Collector<StanceQuality> out)
      throws Exception {
    if (label.deleted()) {
      labels.remove(label.pairKey());
    } else {
      labels.put(label.pairKey(), label);
    }
    rateSoon(context);
  }

  @Override
  public void processElement2(Issue issue, Context context, Collector<StanceQuality> out)
      throws Exception {
    if (issue.deleted()) {
      subject.clear();
    } else {
      subject.update(issue);
      rateSoon(context);
    }
  }

  private void rateSoon(Context context) throws Exception {
    if (waiting.value() == null) {
      waiting.update(true);
      var timers = context.timerService();
      timers.registerProcessingTimeTimer(timers.currentProcessingTime() + WAIT_MILLIS);
    }
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<StanceQuality> out)
      throws Exception {
    waiting.clear();
    Issue issue = subject.value();
    if (issue == null) {
      return; // The definition is still to come.
    }
    List<Label> standing = new ArrayList<>();
    labels.values().forEach(standing::add);
    out.collect(rate(issue, standing));
  }

  private StanceQuality rate(Issue issue, List<Label> standing) {
    Target target = new Target(issue.name(), issue.aliases());
    String version = judge.version(target);
    LearntStance learnt =
        LearntStance.learn(
            LabelBook.of(standing, issue.id()), label -> judge.view(label, target), version);
    HeldOut heldOut = learnt.heldOut();
    ErrorPrior errors = judge.errors();
    List<Double> confusion = new ArrayList<>();
    List<Double> strength = new ArrayList<>();
    for (int j = 0; j < STANCES; j++) {
      ErrorPrior.Row row = errors.judged().get(j);
      strength.add(row.strength());
      for (int k = 0; k < STANCES; k++) {
        confusion.add(row.strength() * row.mean().get(k) + learnt.audit().get(j).get(k));
      }
    }
    return new StanceQuality(
        issue.id(),
        standing.stream().mapToLong(Label::atMillis).max().orElse(0),
        version,
        learnt.adapter() == null ? null : learnt.version(),
        learnt.adapter() != null,
        learnt.reason(),
        learnt.trainLabels(),
        learnt.auditLabels(),
        heldOut == null ? null : heldOut.baseMacroF1(),
        heldOut == null ? null : heldOut.adapterMacroF1(),
        heldOut == null ? null : heldOut.baseLogLoss(),
        heldOut == null ? null : heldOut.adapterLogLoss(),
        learnt.auditLabels() > 0 ? CorrectedShares.AUDIT : CorrectedShares.CARD,
        confusion,
        strength);
  }
}

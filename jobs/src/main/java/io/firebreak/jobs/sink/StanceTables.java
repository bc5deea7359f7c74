package io.firebreak.jobs.sink;

import static io.firebreak.jobs.sink.SqlType.BIGINT;
import static io.firebreak.jobs.sink.SqlType.BOOLEAN;
import static io.firebreak.jobs.sink.SqlType.DOUBLE;
import static io.firebreak.jobs.sink.SqlType.JSON;
import static io.firebreak.jobs.sink.SqlType.TEXT;
import static io.firebreak.jobs.sink.SqlType.TIMESTAMP;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of the analysts' labels and of what they say of the stances. */
public final class StanceTables {
  private StanceTables() {}

  public static final Table<Label> LABEL =
      new Table.Builder<Label>("label")
          .key("mention_key", TEXT, Label::mentionKey)
          .key("issue_id", TEXT, Label::issueId)
          .column("deleted", BOOLEAN, Label::deleted)
          .column("stance", TEXT, label -> label.stance() == null ? null : label.stance().word())
          .column("part", TEXT, label -> label.part() == null ? null : label.part().word())
          .column("labelled_by", TEXT, Label::by)
          .column("labelled_at", TIMESTAMP, Label::atMillis)
          .column("language", TEXT, Label::language)
          .column("title", TEXT, Label::title)
          .column("text", TEXT, Label::text)
          .build();

  public static final Table<StanceQuality> STANCE_QUALITY =
      new Table.Builder<StanceQuality>("stance_quality")
          .key("issue_id", TEXT, StanceQuality::issueId)
          .column("found_at", TIMESTAMP, StanceQuality::atMillis)
          .column("model", TEXT, StanceQuality::model)
          .column("adapter", TEXT, StanceQuality::adapter)
          .column("adapter_used", BOOLEAN, StanceQuality::adapterUsed)
          .column("reason", TEXT, StanceQuality::reason)
          .column("train_labels", BIGINT, StanceQuality::trainLabels)
          .column("audit_labels", BIGINT, StanceQuality::auditLabels)
          .column("base_macro_f1", DOUBLE, StanceQuality::baseMacroF1)
          .column("adapter_macro_f1", DOUBLE, StanceQuality::adapterMacroF1)
          .column("base_log_loss", DOUBLE, StanceQuality::baseLogLoss)
          .column("adapter_log_loss", DOUBLE, StanceQuality::adapterLogLoss)
          .column("source", TEXT, StanceQuality::source)
          .column("confusion", JSON, quality -> numbers(quality.confusion()))
          .column("prior_strengths", JSON, quality -> numbers(quality.priorStrengths()))
          .build();

  public static final Table<StanceDrift> STANCE_DRIFT =
      new Table.Builder<StanceDrift>("stance_drift")
          .key("issue_id", TEXT, StanceDrift::issueId)
          .key("hour", TIMESTAMP, StanceDrift::hourMillis)
          .column("reference_mentions", BIGINT, StanceDrift::referenceMentions)
          .column("current_mentions", BIGINT, StanceDrift::currentMentions)
          .column("stability_index", DOUBLE, StanceDrift::stabilityIndex)
          .column("threshold", DOUBLE, StanceDrift::threshold)
          .column("alarm", BOOLEAN, StanceDrift::alarm)
          .build();

  private static String numbers(List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}

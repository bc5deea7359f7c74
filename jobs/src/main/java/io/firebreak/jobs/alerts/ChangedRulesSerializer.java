package io.firebreak.jobs.alerts;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.data.AlertOverride;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link ChangedRules}. */
public final class ChangedRulesSerializer extends PlainSerializer<ChangedRules> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(ChangedRules rules, DataOutputView out) throws IOException {
    out.writeBoolean(rules.withdrawn());
    write(rules.alerts(), out);
  }

  @Override
  public ChangedRules deserialize(DataInputView in) throws IOException {
    boolean withdrawn = in.readBoolean();
    return new ChangedRules(read(in), withdrawn);
  }

  static void write(List<AlertOverride> alerts, DataOutputView out) throws IOException {
    Bytes.writeList(
        alerts,
        out,
        (alert, to) -> {
          Bytes.writeText(alert.rule(), to);
          Bytes.writeInteger(
              alert.enabled() == null ? null : (Integer) (alert.enabled() ? 1 : 0), to);
          Bytes.writeText(alert.severity(), to);
          Bytes.writeDouble(alert.threshold(), to);
          Bytes.writeDouble(alert.clearThreshold(), to);
          Bytes.writeInteger(alert.forMinutes(), to);
          Bytes.writeInteger(alert.cooldownMinutes(), to);
        });
  }

  static List<AlertOverride> read(DataInputView in) throws IOException {
    return Bytes.readList(
        in,
        from -> {
          String rule = Bytes.readText(from);
          Integer enabled = Bytes.readInteger(from);
          return new AlertOverride(
              rule,
              enabled == null ? null : (Boolean) (enabled == 1),
              Bytes.readText(from),
              Bytes.readDouble(from),
              Bytes.readDouble(from),
              Bytes.readInteger(from),
              Bytes.readInteger(from));
        });
  }
}

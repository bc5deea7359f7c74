package io.firebreak.jobs.followup;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.followup.SpreadFit;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Progress}. */
public final class ProgressSerializer extends PlainSerializer<Progress> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Progress progress, DataOutputView out) throws IOException {
    Bytes.writeLong(progress.listedAtMillis(), out);
    out.writeBoolean(progress.empty());
    Bytes.writeList(progress.due(), out, (tick, to) -> to.writeLong(tick));
    SpreadFit fit = progress.fit();
    out.writeBoolean(fit != null);
    if (fit != null) {
      out.writeDouble(fit.beta());
      out.writeDouble(fit.shape());
      out.writeLong(fit.atMillis());
      out.writeInt(fit.mentions());
      out.writeInt(fit.children());
    }
  }

  @Override
  public Progress deserialize(DataInputView in) throws IOException {
    Long listedAt = Bytes.readLong(in);
    boolean empty = in.readBoolean();
    List<Long> due = Bytes.readList(in, DataInputView::readLong);
    SpreadFit fit =
        in.readBoolean()
            ? new SpreadFit(
                in.readDouble(), in.readDouble(), in.readLong(), in.readInt(), in.readInt())
            : null;
    return new Progress(listedAt, empty, due, fit);
  }
}

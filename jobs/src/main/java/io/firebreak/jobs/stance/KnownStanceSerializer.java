package io.firebreak.jobs.stance;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.jobs.types.PlainType;
import io.firebreak.jobs.types.Shared;
import io.firebreak.models.data.Stance;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link KnownStance}. */
public final class KnownStanceSerializer extends PlainSerializer<KnownStance> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHARED = 20_000;
  private static final Stance[] STANCES = Stance.values();

  /** The type of known stances. */
  public static final TypeInformation<KnownStance> TYPE =
      new PlainType<>(KnownStance.class, new KnownStanceSerializer());

  private transient Shared<String> texts;

  @Override
  public void serialize(KnownStance known, DataOutputView out) throws IOException {
    Bytes.writeText(known.mentionKey(), out);
    Bytes.writeText(known.issueId(), out);
    out.writeByte(known.stance().ordinal());
    Bytes.writeDouble(known.critic(), out);
    Bytes.writeDouble(known.supporter(), out);
    Bytes.writeDouble(known.neutral(), out);
    Bytes.writeText(known.model(), out);
    out.writeLong(known.publishedAtMillis());
  }

  @Override
  public KnownStance deserialize(DataInputView in) throws IOException {
    if (texts == null) {
      texts = new Shared<>(MOST_SHARED);
    }
    return new KnownStance(
        Bytes.readText(in),
        texts.share(Bytes.readText(in)),
        STANCES[in.readByte()],
        Bytes.readDouble(in),
        Bytes.readDouble(in),
        Bytes.readDouble(in),
        texts.share(Bytes.readText(in)),
        in.readLong());
  }
}

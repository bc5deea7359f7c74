package io.firebreak.jobs.effect;

import io.firebreak.jobs.types.Bytes;
import io.firebreak.jobs.types.PlainSerializer;
import io.firebreak.models.effect.Look;
import io.firebreak.models.effect.ResponseMoment;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link LookHalf}. */
public final class LookHalfSerializer extends PlainSerializer<LookHalf> {
  private static final long serialVersionUID = 1L;
  private static final PlatformHourKeySerializer KEYS = new PlatformHourKeySerializer();

  @Override
  public void serialize(LookHalf half, DataOutputView out) throws IOException {
    Bytes.writeAtOnce(half, out, LookHalfSerializer::write);
  }

  private static void write(LookHalf half, DataOutputView out) throws IOException {
    out.writeByte(half.part().ordinal());
    Bytes.writeText(half.issueId(), out);
    Bytes.writeText(half.controlIssue(), out);
    out.writeLong(half.sentAtMillis());
    writeMoment(half.response(), out);
    Bytes.writeList(half.others(), out, LookHalfSerializer::writeMoment);
    out.writeByte(half.look().ordinal());
    out.writeLong(half.lookAtMillis());
    out.writeBoolean(half.frozen());
    Bytes.writeList(half.hours(), out, LookHalfSerializer::writeHour);
  }

  @Override
  public LookHalf deserialize(DataInputView in) throws IOException {
    return new LookHalf(
        LookHalf.Part.values()[in.readByte()],
        Bytes.readText(in),
        Bytes.readText(in),
        in.readLong(),
        readMoment(in),
        Bytes.readList(in, LookHalfSerializer::readMoment),
        Look.values()[in.readByte()],
        in.readLong(),
        in.readBoolean(),
        Bytes.readList(in, LookHalfSerializer::readHour));
  }

  private static void writeMoment(ResponseMoment moment, DataOutputView out) throws IOException {
    Bytes.writeText(moment.id(), out);
    out.writeLong(moment.atMillis());
    out.writeBoolean(moment.withdrawn());
    out.writeBoolean(moment.answer());
  }

  private static ResponseMoment readMoment(DataInputView in) throws IOException {
    return new ResponseMoment(
        Bytes.readText(in), in.readLong(), in.readBoolean(), in.readBoolean());
  }

  private static void writeHour(LookHalf.PlatformHour hour, DataOutputView out) throws IOException {
    KEYS.serialize(hour.key(), out);
    hour.counts().write(out);
  }

  private static LookHalf.PlatformHour readHour(DataInputView in) throws IOException {
    return new LookHalf.PlatformHour(KEYS.deserialize(in), HourCounts.read(in));
  }
}

package io.firebreak.models.spread;

import io.firebreak.models.data.SpreadWindow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the windows of one issue are computed, and what the next ones need of the past. A cursor
 * is a function of the cells before it, to the last bit; a copy of it is kept at the start of each
 * hour, from where a late mention has the later windows computed again.
 */
final class SpreadCursor {

  /** Every window that ends by this minute from the epoch is done. */
  long position = Long.MIN_VALUE / 2;

  /** Cells before this minute have left R's window. */
  long pastPosition = Long.MIN_VALUE / 2;

  /** Hour from the epoch of the last window's end, less one minute. */
  long hour = Long.MIN_VALUE / 2;

  String group;

  /** In order of the platforms' names. */
  List<Track> tracks = new ArrayList<>(2);

  Track all = new Track(SpreadWindow.ALL_PLATFORMS);

  Track track(String platform) {
    int at = 0;
    for (; at < tracks.size(); at++) {
      int order = tracks.get(at).platform.compareTo(platform);
      if (order == 0) {
        return tracks.get(at);
      }
      if (order > 0) {
        break;
      }
    }
    Track created = new Track(platform);
    tracks.add(at, created);
    return created;
  }

  boolean isOpen(WindowSize size) {
    if (all.isOpen(size)) {
      return true;
    }
    for (Track track : tracks) {
      if (track.isOpen(size)) {
        return true;
      }
    }
    return false;
  }

  SpreadCursor copy() {
    SpreadCursor copy = new SpreadCursor();
    copy.position = position;
    copy.pastPosition = pastPosition;
    copy.hour = hour;
    copy.group = group;
    copy.tracks = new ArrayList<>(tracks.size());
    for (Track track : tracks) {
      copy.tracks.add(track.copy());
    }
    copy.all = all.copy();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(position);
    out.writeLong(pastPosition);
    out.writeLong(hour);
    Varints.writeString(out, group);
    Varints.write(out, tracks.size());
    for (Track track : tracks) {
      track.write(out);
    }
    all.write(out);
  }

  static SpreadCursor read(DataInput in) throws IOException {
    SpreadCursor read = new SpreadCursor();
    read.position = in.readLong();
    read.pastPosition = in.readLong();
    read.hour = in.readLong();
    read.group = Varints.readString(in);
    int size = Varints.readInt(in);
    for (int i = 0; i < size; i++) {
      read.tracks.add(Track.read(in));
    }
    read.all = Track.read(in);
    return read;
  }
}

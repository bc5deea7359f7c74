package io.firebreak.jobs.thread;

import java.util.ArrayList;
import java.util.List;

/** The children of one mention that wait for the same instant. */
public record ChildBatch(List<ThreadChild> children) {

  ChildBatch with(ThreadChild child) {
    List<ThreadChild> changed = new ArrayList<>(children.size() + 1);
    for (ThreadChild known : children) {
      if (!known.key().equals(child.key())) {
        changed.add(known);
      }
    }
    if (!child.deleted()) {
      changed.add(child);
    }
    return new ChildBatch(changed);
  }
}

package io.firebreak.jobs.thread;

import java.util.List;

/** Keys of mentions that are due at the same time; the list grows in place. */
public record KeyBatch(List<String> keys) {}

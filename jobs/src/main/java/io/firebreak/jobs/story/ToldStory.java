package io.firebreak.jobs.story;

/**
 * What was told of an issue last, and when it is to be told again.
 *
 * @param hash of the last row; 0 before the first
 * @param onsetMillis its onset; {@link #NEVER} when it had none
 * @param dueMillis when something that came late is to be told; {@link #NEVER} when nothing did
 */
public record ToldStory(long hash, long onsetMillis, long dueMillis) {
  static final long NEVER = Long.MIN_VALUE;
  static final ToldStory NOTHING = new ToldStory(0, NEVER, NEVER);

  ToldStory dueAt(long millis) {
    return new ToldStory(hash, onsetMillis, millis);
  }
}

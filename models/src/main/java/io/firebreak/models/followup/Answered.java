package io.firebreak.models.followup;

/**
 * That a mention was answered.
 *
 * @param responseAtMillis time of the response that answers it; null for none
 * @param replyAtMillis time of the last reply to it by an account of the subject; null for none
 * @param author its author, {@code platform:author}; null when unknown, or while the mention is
 * @param thread key of the first mention of its thread when it was last known; null while it is
 *     unknown
 */
public record Answered(Long responseAtMillis, Long replyAtMillis, String author, String thread) {

  /** The same answered by a response at this time; null for none any more. */
  public Answered withResponse(Long atMillis) {
    return new Answered(atMillis, replyAtMillis, author, thread);
  }

  /** Whether anything answers it. */
  public boolean stands() {
    return responseAtMillis != null || replyAtMillis != null;
  }
}

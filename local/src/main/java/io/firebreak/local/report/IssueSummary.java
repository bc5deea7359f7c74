package io.firebreak.local.report;

/**
 * One issue in one line. "Now" is the end of the data, never the clock. Where the data of other
 * issues go on for an hour and more after its last mention, it is quiet and does not grow; after
 * six hours, the time that R looks back, there is no R.
 *
 * @param issueId the issue
 * @param name name of its subject
 * @param counts mentions by stance over the whole time
 * @param late mentions older than the horizon when seen
 * @param hubLinks mentions that link to the subject's hub
 * @param phase phase now; null when there is no window yet
 * @param criticVelocity critics per hour in the last window of an hour; null without windows
 * @param growth growth of the critics now; null when data are too few
 * @param doublingHours hours in which critics double now; null when they do not grow or data are
 *     too few
 * @param reproduction R now; null when data are too few
 * @param fromMillis start of the first window; 0 without windows
 * @param toMillis end of the last window; 0 without windows
 * @param silentMillis from there to the end of the data
 */
public record IssueSummary(
    String issueId,
    String name,
    StanceCounts counts,
    long late,
    long hubLinks,
    String phase,
    Double criticVelocity,
    Growth growth,
    Double doublingHours,
    Reproduction reproduction,
    long fromMillis,
    long toMillis,
    long silentMillis) {

  /** True when no window has come for the issue. */
  public boolean isEmpty() {
    return toMillis == 0;
  }
}

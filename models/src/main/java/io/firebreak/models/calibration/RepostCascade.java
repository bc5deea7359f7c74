package io.firebreak.models.calibration;

/**
 * One real cascade: an original and what it brought forth, in order of time.
 *
 * @param id its name in its file
 * @param hours since the original, which stands first, at 0
 * @param parents index of what each reposts; -1 for the original
 * @param followers of each author; all 0 where unknown
 * @param startEpochHours when the original was published, or only its hour of the day
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
record RepostCascade(
    String id, double[] hours, int[] parents, long[] followers, double startEpochHours) {

  int size() {
    return hours.length;
  }

  /** The first index at or after a time. */
  int firstAt(double time) {
    int low = 0;
    int high = hours.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hours[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

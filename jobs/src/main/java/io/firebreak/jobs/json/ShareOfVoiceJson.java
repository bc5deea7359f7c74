package io.firebreak.jobs.json;

import io.firebreak.models.data.ShareOfVoice;

/**
 * {@link ShareOfVoice} as JSON of the topic {@code spread-metrics}, where {@code "type":
 * "share-of-voice"} tells it from a spread window.
 */
public final class ShareOfVoiceJson {
  /** The value of the field {@code type}. */
  public static final String TYPE = "share-of-voice";

  private ShareOfVoiceJson() {}

  /** The key: {@code share-of-voice|issue|platform|window size|window start}. */
  public static String key(ShareOfVoice share) {
    return String.join(
        "|",
        TYPE,
        share.issueId(),
        share.platform(),
        share.windowSize(),
        IsoTimes.format(share.windowStartMillis()));
  }

  /** One record's bytes. */
  public static byte[] write(ShareOfVoice share) {
    return JsonWriter.object(
        out -> {
          out.text("type", TYPE);
          out.text("issueId", share.issueId());
          out.text("platform", share.platform());
          out.text("windowSize", share.windowSize());
          out.time("windowStart", share.windowStartMillis());
          out.text("comparisonGroup", share.comparisonGroup());
          out.decimal("share", share.share());
          out.decimal("criticShare", share.criticShare());
          out.whole("groupMentions", share.groupMentions());
        });
  }
}

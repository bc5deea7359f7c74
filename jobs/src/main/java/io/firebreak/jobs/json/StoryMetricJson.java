package io.firebreak.jobs.json;

import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import java.util.List;

/**
 * {@link StoryMetric} as JSON of the topic {@code spread-metrics}, where {@code "type": "story"}
 * tells it from a spread window.
 */
public final class StoryMetricJson {
  /** The value of the field {@code type}. */
  public static final String TYPE = "story";

  private StoryMetricJson() {}

  /** The key: {@code story|issue}. */
  public static String key(StoryMetric story) {
    return TYPE + "|" + story.issueId();
  }

  /** One record's bytes. */
  public static byte[] write(StoryMetric story) {
    return JsonWriter.object(
        out -> {
          out.text("type", TYPE);
          out.text("issueId", story.issueId());
          out.time("from", story.fromMillis());
          out.time("until", story.untilMillis());
          out.whole("mentions", story.mentions());
          out.whole("critics", story.critics());
          out.time("onset", story.onsetMillis());
          out.time("peak", story.peakMillis());
          out.whole("peakCritics", story.peakCritics());
          out.decimal("timeToPeakHours", story.timeToPeakHours());
          out.decimal("halfLifeHours", story.halfLifeHours());
          out.decimal("tailHours", story.tailHours());
          out.time("firstResponse", story.firstResponseMillis());
          out.decimal("responseHours", story.responseHours());
          out.decimal("hubFirstLagHours", story.hubFirstLagHours());
          out.decimal("hubAdoption", story.hubAdoption());
          out.decimal("hubAdoptionAfter", story.hubAdoptionAfter());
          out.decimal("firstReputableHubLinkHours", story.firstReputableHubLinkHours());
          out.decimal("pullThrough", story.pullThrough());
          out.decimal("pullThroughAfter", story.pullThroughAfter());
          out.whole("reputableCritics", story.reputableCritics());
          out.decimal("firstReputableCriticHours", story.firstReputableCriticHours());
          out.objects("segments", bodies(story.segments()));
        });
  }

  /** The bytes of the parts alone, as a JSON array. */
  public static byte[] writeSegments(List<StorySegment> segments) {
    return JsonWriter.array(bodies(segments));
  }

  private static List<JsonWriter.Body> bodies(List<StorySegment> segments) {
    return segments.stream().map(StoryMetricJson::body).toList();
  }

  private static JsonWriter.Body body(StorySegment segment) {
    return out -> {
      out.text("segment", segment.segment());
      out.whole("mentions", segment.mentions());
      out.whole("hubLinks", segment.hubLinks());
      out.decimal("hubAdoption", segment.hubAdoption());
      out.whole("keyMessages", segment.keyMessages());
      out.decimal("pullThrough", segment.pullThrough());
      out.whole("mentionsAfter", segment.mentionsAfter());
      out.whole("hubLinksAfter", segment.hubLinksAfter());
      out.decimal("hubAdoptionAfter", segment.hubAdoptionAfter());
      out.whole("keyMessagesAfter", segment.keyMessagesAfter());
      out.decimal("pullThroughAfter", segment.pullThroughAfter());
    };
  }
}

package io.firebreak.jobs.followup;

import io.firebreak.models.data.FollowUpEntry;
import io.firebreak.models.followup.Answered;
import io.firebreak.models.followup.SeenMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What is kept of each issue between its follow-up lists. */
final class FollowUpState {
  /** Between a cluster's id, which has none, and the key of what it names. */
  private static final char BAR = '|';

  private static final Comparator<Avoided> LAST =
      Comparator.comparingLong(Avoided::atMillis).thenComparing(Avoided::reason);

  /** These three: removed by the list that finds them older than a day. */
  final MapState<String, SeenMention> mentions;

  final MapState<String, Long> own;

  /** By cluster and key of a mention or author: several clusters may name one. */
  private final MapState<String, Avoided> avoided;

  /** Removed by the list that finds that the answers to it are older than a day. */
  final MapState<String, Answered> answered;

  /** Removed by the list that its mention is not in. */
  private final MapState<String, Long> limits;

  /** Own accounts; removed when the issue is withdrawn, or names none any more. */
  final ListState<String> accounts;

  /** Both removed by the list that finds nothing else. */
  final ValueState<Long> newest;

  final ValueState<Progress> progress;

  FollowUpState(RuntimeContext context) {
    mentions = context.getMapState(map("mentions", new SeenMentionSerializer()));
    own = context.getMapState(map("own", LongSerializer.INSTANCE));
    avoided = context.getMapState(map("avoided", new AvoidedSerializer()));
    answered = context.getMapState(map("answered", new AnsweredSerializer()));
    limits = context.getMapState(map("limits", LongSerializer.INSTANCE));
    accounts =
        context.getListState(new ListStateDescriptor<>("accounts", StringSerializer.INSTANCE));
    newest = context.getState(new ValueStateDescriptor<>("newest", LongSerializer.INSTANCE));
    progress = context.getState(new ValueStateDescriptor<>("progress", new ProgressSerializer()));
  }

  private static <T> MapStateDescriptor<String, T> map(String name, TypeSerializer<T> values) {
    return new MapStateDescriptor<>(name, StringSerializer.INSTANCE, values);
  }

  /**
   * The mentions that are published before now; older ones than those since are dropped, and the
   * oldest where there are too many.
   */
  List<SeenMention> recent(long sinceMillis, long nowMillis, int most) throws Exception {
    List<SeenMention> recent = new ArrayList<>();
    for (Iterator<SeenMention> all = mentions.values().iterator(); all.hasNext(); ) {
      SeenMention mention = all.next();
      if (mention.publishedAtMillis() < sinceMillis) {
        all.remove();
      } else if (mention.publishedAtMillis() < nowMillis) {
        recent.add(mention);
      }
    }
    if (recent.size() <= most) {
      return recent;
    }
    recent.sort(
        Comparator.comparingLong(SeenMention::publishedAtMillis).thenComparing(SeenMention::key));
    int tooMany = recent.size() - most;
    for (SeenMention old : recent.subList(0, tooMany)) {
      mentions.remove(old.key());
    }
    return recent.subList(tooMany, recent.size());
  }

  /** What a map holds; what is older than that is dropped. */
  static <T> Map<String, T> since(MapState<String, T> state, ToLongFunction<T> time, long millis)
      throws Exception {
    Map<String, T> kept = new HashMap<>();
    for (var all = state.iterator(); all.hasNext(); ) {
      Map.Entry<String, T> entry = all.next();
      if (time.applyAsLong(entry.getValue()) < millis) {
        all.remove();
      } else {
        kept.put(entry.getKey(), entry.getValue());
      }
    }
    return kept;
  }

  void avoid(String clusterId, List<String> keys, Avoided why) throws Exception {
    for (String key : keys) {
      avoided.put(clusterId + BAR + key, why);
    }
  }

  /** What other clusters name stays. */
  void engageAgain(String clusterId) throws Exception {
    for (Iterator<String> all = avoided.keys().iterator(); all.hasNext(); ) {
      if (all.next().startsWith(clusterId + BAR)) {
        all.remove();
      }
    }
  }

  /** Why mentions and authors are not to be engaged, by key: what was found last. */
  Map<String, String> reasons(long sinceMillis) throws Exception {
    Map<String, Avoided> last = new HashMap<>();
    since(avoided, Avoided::atMillis, sinceMillis)
        .forEach(
            (key, why) ->
                last.merge(key.substring(key.indexOf(BAR) + 1), why, BinaryOperator.maxBy(LAST)));
    Map<String, String> reasons = new HashMap<>();
    last.forEach((key, why) -> reasons.put(key, why.reason()));
    return reasons;
  }

  Map<String, Answered> answered() throws Exception {
    return since(answered, any -> 0, 0);
  }

  Map<String, Long> limits() throws Exception {
    return since(limits, any -> 0, 0);
  }

  /** Removes all but the own accounts. A map that was emptied entry by entry still takes room. */
  void clear() {
    mentions.clear();
    own.clear();
    avoided.clear();
    answered.clear();
    limits.clear();
    newest.clear();
    progress.clear();
  }

  /** Keeps these and no others. */
  void keepAnswered(Map<String, Answered> before, Map<String, Answered> after) throws Exception {
    for (String key : before.keySet()) {
      if (!after.containsKey(key)) {
        answered.remove(key);
      }
    }
    for (Map.Entry<String, Answered> entry : after.entrySet()) {
      if (!entry.getValue().equals(before.get(entry.getKey()))) {
        answered.put(entry.getKey(), entry.getValue());
      }
    }
  }

  /** Keeps the limits of those listed and no others. */
  void keepLimits(Map<String, Long> before, List<FollowUpEntry> listed) throws Exception {
    Set<String> keys = new HashSet<>();
    for (FollowUpEntry entry : listed) {
      keys.add(entry.mentionKey());
      if (!before.containsKey(entry.mentionKey())) {
        limits.put(entry.mentionKey(), entry.answerByMillis());
      }
    }
    for (String key : before.keySet()) {
      if (!keys.contains(key)) {
        limits.remove(key);
      }
    }
  }
}

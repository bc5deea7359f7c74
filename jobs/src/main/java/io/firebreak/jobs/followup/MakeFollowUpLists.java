package io.firebreak.jobs.followup;

import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.followup.Answered;
import io.firebreak.models.followup.ListFollowUps;
import io.firebreak.models.followup.OwnAccounts;
import io.firebreak.models.followup.SeenMention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes the list of an issue at the end of each five minutes of event time in which something
 * happened, and every half an hour while nothing does, since time alone changes what is expected;
 * an empty one when nobody is left, and no more after it until something happens. Where event time
 * leaps, as after a stop, it makes the last list alone; at the end of a bounded input that of the
 * last mention.
 */
public final class MakeFollowUpLists
    extends KeyedProcessFunction<String, FollowUpInput, FollowUpList> {
  private static final long serialVersionUID = 1L;
  private static final long TICK_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final long QUIET_MILLIS = Duration.ofMinutes(30).toMillis();
  private static final long KEPT_MILLIS = Duration.ofHours(24).toMillis();

  private final int size;
  private final int mostMentions;
  private transient FollowUpState state;

  /**
   * @param size mentions in a list at most
   * @param mostMentions mentions of an issue that are kept at most; beyond it the oldest go
   */
  public MakeFollowUpLists(int size, int mostMentions) {
    this.size = size;
    this.mostMentions = mostMentions;
  }

  @Override
  public void open(OpenContext context) {
    state = new FollowUpState(getRuntimeContext());
  }

  @Override
  public void processElement(FollowUpInput input, Context context, Collector<FollowUpList> out)
      throws Exception {
    switch (input.what()) {
      case MENTION -> take(input.mention(), context);
      case GONE -> {
        for (String key : input.keys()) {
          if (state.mentions.contains(key)) {
            state.mentions.remove(key);
            happened(input.atMillis(), context);
          }
        }
      }
      case OWN -> {
        if (isOver(input.atMillis(), context)) {
          return;
        }
        for (String key : input.keys()) {
          state.own.put(key, input.atMillis());
        }
        happened(input.atMillis(), context);
      }
      case AVOID -> {
        if (input.reason() == null) {
          state.engageAgain(input.clusterId());
        } else {
          state.avoid(
              input.clusterId(), input.keys(), new Avoided(input.atMillis(), input.reason()));
        }
        happened(input.atMillis(), context);
      }
      case ANSWER -> answer(input, input.atMillis(), context);
      case NO_ANSWER -> answer(input, null, context);
      case ACCOUNTS -> {
        List<String> before = new ArrayList<>();
        state.accounts.get().forEach(before::add);
        if (!before.equals(input.keys())) {
          state.accounts.update(input.keys());
          if (state.newest.value() != null) {
            happened(state.newest.value(), context);
          }
        }
      }
    }
  }

  private void take(SeenMention mention, Context context) throws Exception {
    if (isOver(mention.publishedAtMillis(), context)) {
      state.mentions.remove(mention.key());
      return;
    }
    if (mention.equals(state.mentions.get(mention.key()))) {
      return;
    }
    state.mentions.put(mention.key(), mention);
    Long newest = state.newest.value();
    if (newest == null || newest < mention.publishedAtMillis()) {
      state.newest.update(mention.publishedAtMillis());
    }
    happened(mention.publishedAtMillis(), context);
  }

  private void answer(FollowUpInput input, Long atMillis, Context context) throws Exception {
    Long standing = atMillis == null || isOver(atMillis, context) ? null : atMillis;
    for (String key : input.keys()) {
      Answered before = state.answered.get(key);
      Answered after =
          before == null ? new Answered(standing, null, null, null) : before.withResponse(standing);
      if (after.equals(before) || (before == null && !after.stands())) {
        continue;
      }
      if (after.stands()) {
        state.answered.put(key, after);
      } else {
        state.answered.remove(key);
      }
      happened(input.atMillis(), context);
    }
  }

  private static boolean isOver(long atMillis, Context context) {
    long watermark = context.timerService().currentWatermark();
    return watermark != Long.MAX_VALUE && atMillis + KEPT_MILLIS < watermark;
  }

  /** A list is due at the end of the five minutes of it, or of those that go on now. */
  private void happened(long atMillis, Context context) throws Exception {
    long watermark = context.timerService().currentWatermark();
    long at = watermark == Long.MAX_VALUE ? atMillis : Math.max(atMillis, watermark + 1);
    due(tickAfter(at), context);
  }

  private void due(long tick, Context context) throws Exception {
    Progress progress = state.progress.value();
    if (progress == null) {
      progress = Progress.NONE;
    }
    if (!progress.due().contains(tick)) {
      state.progress.update(progress.withDue(tick));
      context.timerService().registerEventTimeTimer(tick - 1);
    }
  }

  private static long tickAfter(long millis) {
    return (Math.floorDiv(millis, TICK_MILLIS) + 1) * TICK_MILLIS;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<FollowUpList> out)
      throws Exception {
    long now = timestamp + 1;
    Progress progress = state.progress.value();
    if (progress == null) {
      return;
    }
    boolean happened = progress.due().contains(now);
    boolean aged =
        progress.listedAtMillis() != null && now == progress.listedAtMillis() + QUIET_MILLIS;
    if (!happened && !aged) {
      return;
    }
    long watermark = context.timerService().currentWatermark();
    boolean atEnd = watermark == Long.MAX_VALUE;
    Long newest = state.newest.value();
    if (atEnd) {
      if (newest == null || now != tickAfter(newest)) {
        return;
      }
    } else if (now + TICK_MILLIS - 1 <= watermark) {
      due(Math.floorDiv(watermark + 1, TICK_MILLIS) * TICK_MILLIS, context);
      return;
    }
    FollowUpList list = list(context.getCurrentKey(), progress, now);
    boolean nobody = list.ranked().isEmpty() && list.avoid().isEmpty();
    if (happened || !nobody || !progress.empty()) {
      out.collect(list);
    }
    if (state.progress.value() != null && !atEnd) {
      context.timerService().registerEventTimeTimer(now + QUIET_MILLIS - 1);
    }
  }

  private FollowUpList list(String issueId, Progress progress, long now) throws Exception {
    long since = now - KEPT_MILLIS;
    List<SeenMention> known = state.recent(since, now, mostMentions);
    Map<String, Long> own = FollowUpState.since(state.own, time -> time, since);
    Map<String, String> reasons = state.reasons(since);
    List<String> accounts = new ArrayList<>();
    state.accounts.get().forEach(accounts::add);
    Map<String, Answered> answered = state.answered();
    Map<String, Long> limits = state.limits();
    var listed =
        ListFollowUps.of(
            issueId,
            new ListFollowUps.Known(
                known,
                own.keySet(),
                new OwnAccounts(accounts),
                reasons,
                answered,
                limits,
                progress.fit()),
            now,
            size);
    FollowUpList list = listed.list();
    state.keepLimits(limits, list.ranked());
    state.keepAnswered(answered, listed.answered());
    Progress after =
        progress.listed(now, list.ranked().isEmpty() && list.avoid().isEmpty(), listed.fit());
    boolean over =
        after.due().isEmpty()
            && known.isEmpty()
            && own.isEmpty()
            && reasons.isEmpty()
            && listed.answered().isEmpty();
    if (over) {
      state.clear();
    } else {
      state.progress.update(after);
    }
    return list;
  }
}

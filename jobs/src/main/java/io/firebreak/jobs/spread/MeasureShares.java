package io.firebreak.jobs.spread;

import io.firebreak.jobs.EventTimes;
import io.firebreak.models.data.ShareOfVoice;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Shares of one comparison group in one window, sent once the watermark has passed what changed
 * them. When an issue moves to another group, its windows so far stay in the group they were
 * counted in, unless they are revised.
 */
final class MeasureShares extends KeyedProcessFunction<String, GroupCount, ShareOfVoice> {
  private static final long serialVersionUID = 1L;

  private final long retentionMillis;
  private transient MapState<String, GroupMember> members;

  /**
   * Measures shares.
   *
   * @param retentionMillis how long after a window's end it may still be revised
   */
  MeasureShares(long retentionMillis) {
    this.retentionMillis = retentionMillis;
  }

  @Override
  public void open(OpenContext context) {
    // By issue. Removed by the event-time timer at the window's end and retention.
    members =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("members", String.class, GroupMember.class));
  }

  @Override
  public void processElement(GroupCount count, Context context, Collector<ShareOfVoice> out)
      throws Exception {
    boolean isFirst = members.isEmpty();
    GroupMember member = members.get(count.issueId());
    members.put(
        count.issueId(), member == null ? GroupMember.unsent(count) : member.withCount(count));
    long watermark = context.timerService().currentWatermark();
    context
        .timerService()
        .registerEventTimeTimer(Math.max(count.windowEndMillis() - 1, watermark + 1));
    if (isFirst) {
      context.timerService().registerEventTimeTimer(expiry(count));
    }
  }

  private long expiry(GroupCount count) {
    return EventTimes.roundUp(count.windowEndMillis() + retentionMillis, EventTimes.CLEAN_UP_GRAIN);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ShareOfVoice> out)
      throws Exception {
    long all = 0;
    long allCritics = 0;
    boolean expired = false;
    List<GroupMember> current = new ArrayList<>();
    for (GroupMember member : members.values()) {
      current.add(member);
      all += member.count().mentions();
      allCritics += member.count().critics();
      expired = timestamp >= expiry(member.count());
    }
    for (GroupMember member : current) {
      GroupMember sent = member.sent(all, allCritics);
      if (!sent.equals(member)) {
        out.collect(share(member.count(), all, allCritics));
        if (!expired) {
          members.put(member.count().issueId(), sent);
        }
      }
    }
    if (expired) {
      members.clear();
    }
  }

  private static ShareOfVoice share(GroupCount count, long all, long allCritics) {
    return new ShareOfVoice(
        count.issueId(),
        count.comparisonGroup(),
        count.platform(),
        count.windowSize(),
        count.windowStartMillis(),
        all == 0 ? null : (double) count.mentions() / all,
        allCritics == 0 ? null : (double) count.critics() / allCritics,
        all);
  }
}

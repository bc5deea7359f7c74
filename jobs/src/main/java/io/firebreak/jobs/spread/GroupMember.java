package io.firebreak.jobs.spread;

/**
 * One issue of a group in one window: its counts, and the group's counts when its share was last
 * sent; -1 when it was not.
 */
public record GroupMember(
    GroupCount count, long sentMentions, long sentCritics, long sentAll, long sentAllCritics) {

  static GroupMember unsent(GroupCount count) {
    return new GroupMember(count, -1, -1, -1, -1);
  }

  GroupMember withCount(GroupCount newCount) {
    return new GroupMember(newCount, sentMentions, sentCritics, sentAll, sentAllCritics);
  }

  GroupMember sent(long all, long allCritics) {
    return new GroupMember(count, count.mentions(), count.critics(), all, allCritics);
  }
}

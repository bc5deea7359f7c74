package io.firebreak.models.coordination;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Mentions that say or link the same, by whomever.
 *
 * @param kind {@link #TEXT} or {@link #LINK}
 * @param words fingerprint of the text that most of them have; null for a link
 * @param link hash of the link; 0 for a text
 * @param own whether the words are the authors' own, not a headline or what a button shares
 * @param members its mentions by time
 */
record Group(String kind, Fingerprint words, long link, boolean own, List<TextSeen> members) {
  static final String TEXT = "text";
  static final String LINK = "link";

  /** The first mention of each author, by time: nobody counts twice. */
  List<TextSeen> firsts() {
    Set<String> authors = new HashSet<>();
    List<TextSeen> firsts = new ArrayList<>();
    for (TextSeen member : members) {
      if (authors.add(member.author())) {
        firsts.add(member);
      }
    }
    return firsts;
  }
}

package io.firebreak.local.report;

import java.util.List;

/**
 * The mentions of an issue that have no stance.
 *
 * @param seen mentions that were looked at
 * @param unjudged those of them without a stance
 * @param unsure those of {@code unjudged} that a model judged, but not surely enough
 * @param languages languages of those that no model judged, most frequent first; bounded
 */
public record Unjudged(long seen, long unjudged, long unsure, List<LanguageCount> languages) {

  /** No mention at all. */
  public static final Unjudged NONE = new Unjudged(0, 0, 0, List.of());

  public Unjudged {
    languages = List.copyOf(languages);
  }

  /**
   * How many mentions have a language.
   *
   * @param language two-letter code; null for unknown
   */
  public record LanguageCount(String language, long mentions) {}
}

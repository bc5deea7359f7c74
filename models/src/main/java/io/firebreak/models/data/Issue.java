package io.firebreak.models.data;

import java.util.List;

/**
 * An issue: the subject (a company, a brand, a product) in one crisis, and how to recognise
 * mentions of it. Lists are never null.
 *
 * @param id stable identifier, also the Kafka key
 * @param deleted true when the issue is withdrawn: nothing matches it any more
 * @param name the subject's full name; the stance model judges toward this name
 * @param aliases other names, handles and hashtags of the subject; each matches by itself
 * @param keywords words or phrases that match by themselves, besides name and aliases
 * @param exclusions words or phrases that keep a text from matching
 * @param hubUrls pages of the subject's own hub; a link to one (or to a page below it) matches
 * @param keyMessages phrases that the subject wants to see repeated
 * @param comparisonGroup name of the group for share of voice; null when there is none
 * @param ownedAccounts keys {@code platform:author id or handle} of accounts that speak for the
 *     subject
 * @param languages two-letter codes to be classified; empty means those the model serves
 * @param alerts what it wants to be different in the shipped alert rules
 */
public record Issue(
    String id,
    boolean deleted,
    String name,
    List<String> aliases,
    List<String> keywords,
    List<String> exclusions,
    List<String> hubUrls,
    List<String> keyMessages,
    String comparisonGroup,
    List<String> ownedAccounts,
    List<String> languages,
    List<AlertOverride> alerts) {

  /** An issue under the shipped alert rules. */
  public Issue(
      String id,
      boolean deleted,
      String name,
      List<String> aliases,
      List<String> keywords,
      List<String> exclusions,
      List<String> hubUrls,
      List<String> keyMessages,
      String comparisonGroup,
      List<String> ownedAccounts,
      List<String> languages) {
    this(
        id,
        deleted,
        name,
        aliases,
        keywords,
        exclusions,
        hubUrls,
        keyMessages,
        comparisonGroup,
        ownedAccounts,
        languages,
        List.of());
  }
}

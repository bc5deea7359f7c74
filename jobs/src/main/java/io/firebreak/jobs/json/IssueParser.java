package io.firebreak.jobs.json;

import io.firebreak.models.data.AlertOverride;
import io.firebreak.models.data.Issue;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Records of the topic {@code issues} to {@link Issue}: a definition, or a tombstone (a key without
 * a value), which withdraws the issue. Immutable and safe for use by many threads.
 */
public final class IssueParser implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Fields ISSUE =
      Fields.of(
          "id",
          "deleted",
          "name",
          "names",
          "aliases",
          "keywords",
          "exclusions",
          "hubUrls",
          "keyMessages",
          "comparisonGroup",
          "ownedAccounts",
          "languages",
          "alerts");

  private final JsonRecords records;

  /** A parser under {@link ParseLimits#DEFAULT}. */
  public IssueParser() {
    this(ParseLimits.DEFAULT);
  }

  /** A parser under other limits. */
  public IssueParser(ParseLimits limits) {
    this.records = new JsonRecords(limits);
  }

  /**
   * Parses one record.
   *
   * @param key the record's key, which is the issue's id; null or empty where there is none, as in
   *     a file
   * @param value the record's bytes; null withdraws the issue that the key names
   */
  public Parsed<Issue> parse(byte[] key, byte[] value) {
    boolean keyed = key != null && key.length > 0;
    if (value == null && keyed) {
      // A tombstone knows no name; the id stands in, so that no reader meets a null.
      return RecordKeys.tombstone(
          key,
          records.limits(),
          id ->
              new Issue(
                  id, true, id, List.of(), List.of(), List.of(), List.of(), List.of(), null,
                  List.of(), List.of()));
    }
    return records.read(
        value,
        in -> {
          Issue issue = read(in);
          RecordKeys.requireSame(keyed ? key : null, issue.id());
          return issue;
        });
  }

  /** Parses a definition that has no key, such as a line of a file. */
  public Parsed<Issue> parse(byte[] value) {
    return parse(null, value);
  }

  private Issue read(JsonReader in) throws IOException, BadRecordException {
    int nameChars = records.limits().phraseChars();
    String id = null;
    boolean deleted = false;
    String name = null;
    List<String> names = List.of();
    List<String> aliases = List.of();
    List<String> keywords = List.of();
    List<String> exclusions = List.of();
    List<String> hubUrls = List.of();
    List<String> keyMessages = List.of();
    String comparisonGroup = null;
    List<String> ownedAccounts = List.of();
    List<String> languages = List.of();
    List<AlertOverride> alerts = List.of();
    for (String field; (field = in.next(ISSUE)) != null; ) {
      switch (field) {
        case "id" -> id = RecordKeys.checked(in.id());
        case "deleted" -> deleted = in.bool();
        case "name" -> name = stripped(in.text(nameChars));
        case "names" -> names = in.phrases();
        case "aliases" -> aliases = in.phrases();
        case "keywords" -> keywords = in.phrases();
        case "exclusions" -> exclusions = in.phrases();
        case "hubUrls" -> hubUrls = in.urls(records.limits().phrases(), ReasonCode.TOO_MANY);
        case "keyMessages" -> keyMessages = in.phrases();
        case "comparisonGroup" -> comparisonGroup = in.text(records.limits().idChars());
        case "ownedAccounts" -> ownedAccounts = accounts(in.phrases());
        case "languages" -> languages = languages(in.phrases());
        case "alerts" -> alerts = AlertOverrideFields.read(in);
        default -> throw new IllegalStateException(field);
      }
    }
    if (id == null) {
      throw new BadRecordException(ReasonCode.NO_ID, "id is missing");
    }
    if (name == null && !names.isEmpty()) {
      name = names.get(0);
    }
    if (name == null) {
      if (!deleted) {
        throw new BadRecordException(ReasonCode.NO_NAME, "name is missing");
      }
      name = id;
    }
    return new Issue(
        id,
        deleted,
        name,
        otherNames(name, names, aliases),
        keywords,
        exclusions,
        hubUrls,
        keyMessages,
        comparisonGroup,
        ownedAccounts,
        languages,
        alerts);
  }

  private static String stripped(String text) {
    return text == null ? null : text.strip();
  }

  private static List<String> otherNames(String name, List<String> names, List<String> aliases) {
    Set<String> others = new LinkedHashSet<>(names);
    others.addAll(aliases);
    others.remove(name);
    return List.copyOf(others);
  }

  private static List<String> accounts(List<String> accounts) throws BadRecordException {
    List<String> checked = new ArrayList<>(accounts.size());
    for (String account : accounts) {
      int colon = account.indexOf(':');
      String platform = colon <= 0 ? null : Texts.platform(account.substring(0, colon));
      if (platform == null || colon == account.length() - 1) {
        throw new BadRecordException(
            ReasonCode.BAD_ACCOUNT,
            "ownedAccounts must be platform:account, not " + Texts.excerpt(account));
      }
      checked.add(platform + account.substring(colon));
    }
    return List.copyOf(checked);
  }

  private static List<String> languages(List<String> tags) throws BadRecordException {
    Set<String> languages = new LinkedHashSet<>();
    for (String tag : tags) {
      String language = Texts.language(tag);
      if (language == null) {
        throw new BadRecordException(
            ReasonCode.BAD_LANGUAGE,
            "languages must be two-letter codes, not " + Texts.excerpt(tag));
      }
      languages.add(language);
    }
    return List.copyOf(languages);
  }
}

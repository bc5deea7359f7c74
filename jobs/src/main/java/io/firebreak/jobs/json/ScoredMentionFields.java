package io.firebreak.jobs.json;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.io.IOException;

/** The fields of one scored mention. */
final class ScoredMentionFields {
  private static final Fields SCORED =
      Fields.of(
          "mention",
          "issue",
          "deleted",
          "revision",
          "comparisonGroup",
          "platform",
          "kind",
          "parent",
          "parentPublishedAt",
          "author",
          "text",
          "title",
          "language",
          "url",
          "publishedAt",
          "observedAt",
          "hubLink",
          "keyMessage",
          "source",
          "sourceTier",
          "matchedBy",
          "stance",
          "probabilities",
          "model");
  private static final Fields AUTHOR = Fields.of("id", "handle", "followers");
  private static final Fields PROBABILITIES = Fields.of("critic", "supporter", "neutral");

  private final ParseLimits limits;
  private String mention;
  private String issue;
  private boolean deleted;
  private long revision;
  private String comparisonGroup;
  private String platform;
  private MentionKind kind;
  private String parent;
  private Long parentPublishedAt;
  private String authorId;
  private String authorHandle;
  private Long followers;
  private String text;
  private String title;
  private String language;
  private String url;
  private Long publishedAt;
  private Long observedAt;
  private boolean hubLink;
  private boolean keyMessage;
  private String source;
  private Integer sourceTier;
  private String matchedBy;
  private Stance stance;
  private Double critic;
  private Double supporter;
  private Double neutral;
  private String model;

  ScoredMentionFields(ParseLimits limits) {
    this.limits = limits;
  }

  ScoredMentionFields read(JsonReader in) throws IOException, BadRecordException {
    for (String field; (field = in.next(SCORED)) != null; ) {
      switch (field) {
        // A key is a platform, a colon and an id.
        case "mention" -> mention = in.id(limits.keyChars());
        case "issue" -> issue = in.id();
        case "deleted" -> deleted = in.bool();
        case "revision" -> revision = in.whole(0, Long.MAX_VALUE);
        case "comparisonGroup" -> comparisonGroup = in.text(limits.idChars());
        case "platform" -> platform = in.id();
        case "kind" -> kind = kind(in.text(limits.idChars()));
        case "parent" -> parent = in.id(limits.keyChars());
        case "parentPublishedAt" -> parentPublishedAt = in.time();
        case "author" -> readAuthor(in);
        case "text" -> text = in.text(limits.textChars(), ReasonCode.TEXT_TOO_LONG);
        case "title" -> title = in.text(limits.titleChars(), ReasonCode.TEXT_TOO_LONG);
        case "language" -> language = in.text(limits.idChars());
        case "url" -> url = in.url();
        case "publishedAt" -> publishedAt = in.time();
        case "observedAt" -> observedAt = in.time();
        case "hubLink" -> hubLink = in.bool();
        case "keyMessage" -> keyMessage = in.bool();
        case "source" -> source = in.text(limits.idChars());
        case "sourceTier" -> sourceTier = (int) in.whole(1, 4);
        case "matchedBy" -> matchedBy = matchedBy(in.text(limits.idChars()));
        case "stance" -> stance = stance(in.text(limits.idChars()));
        case "probabilities" -> readProbabilities(in);
        case "model" -> model = in.text(limits.idChars());
        default -> throw new IllegalStateException(field);
      }
    }
    return this;
  }

  private void readAuthor(JsonReader in) throws IOException, BadRecordException {
    if (!in.isObject()) {
      throw in.wrongType("an object");
    }
    long outer = in.enter();
    for (String field; (field = in.next(AUTHOR)) != null; ) {
      switch (field) {
        case "id" -> authorId = in.id();
        case "handle" -> authorHandle = in.text(limits.handleChars());
        case "followers" -> followers = in.whole(0, Long.MAX_VALUE);
        default -> throw new IllegalStateException(field);
      }
    }
    in.leave(outer);
  }

  private void readProbabilities(JsonReader in) throws IOException, BadRecordException {
    if (!in.isObject()) {
      throw in.wrongType("an object");
    }
    long outer = in.enter();
    for (String field; (field = in.next(PROBABILITIES)) != null; ) {
      switch (field) {
        case "critic" -> critic = in.probability();
        case "supporter" -> supporter = in.probability();
        case "neutral" -> neutral = in.probability();
        default -> throw new IllegalStateException(field);
      }
    }
    in.leave(outer);
  }

  private static MentionKind kind(String word) throws BadRecordException {
    return switch (word == null ? "" : word) {
      case "original" -> MentionKind.ORIGINAL;
      case "repost" -> MentionKind.REPOST;
      case "reply" -> MentionKind.REPLY;
      case "quote" -> MentionKind.QUOTE;
      default -> throw unknown("kind", word);
    };
  }

  private static Stance stance(String word) throws BadRecordException {
    return switch (word == null ? "" : word) {
      case "critic" -> Stance.CRITIC;
      case "supporter" -> Stance.SUPPORTER;
      case "neutral" -> Stance.NEUTRAL;
      case "unclassified" -> Stance.UNCLASSIFIED;
      default -> throw unknown("stance", word);
    };
  }

  private static String matchedBy(String word) throws BadRecordException {
    if (word == null || !ScoredMentionParser.MATCHED_BY.contains(word)) {
      throw unknown("matchedBy", word);
    }
    return word;
  }

  private static BadRecordException unknown(String field, String word) {
    return new BadRecordException(
        ReasonCode.BAD_KIND, field + " is not known: " + (word == null ? "" : Texts.excerpt(word)));
  }

  ScoredMention check() throws BadRecordException {
    require(mention, "mention");
    require(issue, "issue");
    require(platform, "platform");
    require(kind, "kind");
    require(publishedAt, "publishedAt");
    require(matchedBy, "matchedBy");
    require(stance, "stance");
    return new ScoredMention(
        mention,
        issue,
        comparisonGroup,
        deleted,
        revision,
        platform,
        kind,
        parent,
        parentPublishedAt,
        authorId,
        authorHandle,
        followers,
        text,
        title,
        language,
        url,
        publishedAt,
        observedAt,
        hubLink,
        keyMessage,
        source,
        sourceTier,
        matchedBy,
        stance,
        critic,
        supporter,
        neutral,
        model);
  }

  private static void require(Object value, String field) throws BadRecordException {
    if (value == null) {
      throw new BadRecordException(ReasonCode.NO_VALUE, field + " is missing");
    }
  }
}

package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.LabelJson;
import io.firebreak.jobs.json.MentionJson;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.local.privacy.PersonalData;
import io.firebreak.local.privacy.PersonalData.LabelOf;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Removes all traces of a person or a mention. */
@Command(
    name = "forget",
    sortOptions = false,
    description = {
      "Removes all traces of an author, or of mentions, from the tables, and tells the jobs that the"
          + " mentions were deleted: their counts go back.",
      "Without --yes it says what it would remove, and removes nothing.",
      "An author is found by id or pseudonym, and by handle as long as handles are stored; for ids of"
          + " authors under pseudonyms the key must stand in the environment (privacy.keyEnv)."
    },
    footer = {
      "",
      "Examples:",
      "  firebreak forget --author x:48151623 --yes",
      "  firebreak forget --author-of x:1893700000000000001 --yes"
    })
final class ForgetCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Who who;

  private static final class Who {
    @Option(
        names = "--author",
        paramLabel = "PLATFORM:NAME",
        description = "An author: id, pseudonym or stored handle. May be given several times.")
    private List<String> authors;

    @Option(
        names = "--author-of",
        paramLabel = "PLATFORM:ID",
        description = "The author of this mention, with all mentions. May be given several times.")
    private List<String> authorsOf;

    @Option(
        names = "--mention",
        paramLabel = "PLATFORM:ID",
        description = "A mention. May be given several times.")
    private List<String> mentions;
  }

  @Option(names = "--yes", description = "Remove it. There is no way back.")
  private boolean yes;

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Kafka's brokers.")
  private String kafka;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = settingsOptions.settings();
    Pseudonyms pseudonyms = Pseudonyms.ifKeyed(settings, System.getenv());
    try (PersonalData data = PersonalData.open(Database.from(settings, System.getenv()))) {
      Set<String> authors = authors(pseudonyms, data);
      List<String> mentions =
          who.mentions == null ? mentionsOf(data, authors) : checked(who.mentions, "--mention");
      if (yes) {
        tell(settings, mentions, data.publishedAt(mentions), data.labelsOf(mentions));
      }
      report(data.forget(mentions, authors, !yes), mentions.size());
    } catch (SQLException e) {
      throw DatabaseFailure.of("The", settings, e);
    }
    if (who.authors != null
        && !pseudonyms.isOn()
        && settings.get(SettingKeys.PRIVACY_AUTHORS).equals("pseudonyms")) {
      firebreak
          .terminal()
          .result(
              "%s holds no key: authors under pseudonyms were not looked for. Set it, or name the pseudonym."
                  .formatted(settings.get(SettingKeys.PRIVACY_KEY_ENV)));
    }
    return Firebreak.DONE;
  }

  private Set<String> authors(Pseudonyms pseudonyms, PersonalData data) throws SQLException {
    if (who.authors != null) {
      return names(pseudonyms, data);
    }
    if (who.authorsOf == null) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    for (String mention : checked(who.authorsOf, "--author-of")) {
      List<String> authors = data.authorsOf(mention);
      if (authors.isEmpty()) {
        throw new CommandFailure(
            "No author of %s is stored; to forget this mention, give --mention %s."
                .formatted(mention, mention));
      }
      names.addAll(authors);
    }
    return names;
  }

  /** Every name under which the authors may be stored. */
  private Set<String> names(Pseudonyms pseudonyms, PersonalData data) throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    for (String author : who.authors) {
      int colon = colon(author, "--author");
      String platform = author.substring(0, colon);
      names.add(author);
      String name = author.substring(colon + 1);
      names.add(platform + ":" + pseudonyms.of(platform, name));
      data.authorsCalled(platform, name).forEach(id -> names.add(platform + ":" + id));
    }
    return names;
  }

  private List<String> checked(List<String> mentions, String option) {
    mentions.forEach(mention -> colon(mention, option));
    return mentions;
  }

  private int colon(String key, String option) {
    int colon = key.indexOf(':');
    if (colon < 1 || colon == key.length() - 1) {
      throw new ParameterException(
          spec.commandLine(), option + " takes platform:name, such as x:1001, not " + key);
    }
    return colon;
  }

  private static List<String> mentionsOf(PersonalData data, Set<String> authors)
      throws SQLException {
    List<String> mentions = new ArrayList<>();
    for (String author : authors) {
      int colon = author.indexOf(':');
      for (String mention :
          data.mentionsOf(author.substring(0, colon), List.of(author.substring(colon + 1)))) {
        if (!mentions.contains(mention)) {
          mentions.add(mention);
        }
      }
    }
    return mentions;
  }

  /** The jobs first: what they still know of a mention would come back otherwise. */
  private void tell(
      Settings settings, List<String> mentions, Map<String, Long> times, List<LabelOf> labels)
      throws InterruptedException {
    String brokers = kafka == null ? settings.get(SettingKeys.KAFKA_SERVERS) : kafka;
    long now = Instant.now().toEpochMilli();
    if (!mentions.isEmpty()) {
      try (PublishRecord publish =
          PublishRecord.open(brokers, settings.get(SettingKeys.TOPIC_MENTIONS))) {
        for (String mention : mentions) {
          publish.send(
              mention.getBytes(UTF_8),
              MentionJson.write(delete(mention, times.getOrDefault(mention, now))));
        }
      }
    }
    if (!labels.isEmpty()) {
      try (PublishRecord publish =
          PublishRecord.open(brokers, settings.get(SettingKeys.TOPIC_LABELS))) {
        for (LabelOf of : labels) {
          Label withdrawn =
              new Label(
                  of.mentionKey(), of.issueId(), true, null, null, null, now, null, null, null);
          publish.send(withdrawn.pairKey().getBytes(UTF_8), LabelJson.write(withdrawn));
        }
      }
    }
  }

  /** A delete at the mention's own time: it must not move event time. */
  private static Mention delete(String key, long publishedAtMillis) {
    int colon = key.indexOf(':');
    return new Mention(
        key,
        Op.DELETE,
        0,
        key.substring(0, colon),
        key.substring(colon + 1),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        publishedAtMillis,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  private void report(Map<String, Integer> changed, int mentions) {
    Terminal terminal = firebreak.terminal();
    int rows = changed.values().stream().mapToInt(Integer::intValue).sum();
    if (rows == 0) {
      terminal.result(
          who.mentions == null || !yes
              ? "Nothing of this is stored."
              : "Nothing of this is stored; the jobs were told that it is deleted.");
      if (who.authors != null) {
        terminal.result(
            "Handles are stored for a while or not at all (privacy.handles), so a handle may find"
                + " nobody. Name the author's id, or one of the mentions with --author-of.");
      }
      return;
    }
    changed.forEach(
        (table, count) -> {
          if (count > 0) {
            terminal.result("%-18s %,d rows".formatted(table, count));
          }
        });
    terminal.result(
        yes
            ? "Forgotten: %,d mentions. Kafka's topics and the checkpoints drop them as they age; backups and receivers of alerts are yours to look after (docs/privacy.md)."
                .formatted(mentions)
            : "Nothing was removed: %,d mentions, and rows of others that name them. Run it again with --yes to remove them."
                .formatted(mentions));
  }
}

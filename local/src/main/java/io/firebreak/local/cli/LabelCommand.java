package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.IsoTimes;
import io.firebreak.jobs.json.LabelJson;
import io.firebreak.jobs.json.LabelParser;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.local.effect.UnusableFileException;
import io.firebreak.local.labels.LabelCsv;
import io.firebreak.local.labels.LabelDatabase;
import io.firebreak.local.labels.LabelOffer;
import io.firebreak.local.labels.LabelOffer.Offer;
import io.firebreak.local.labels.ShownText;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code firebreak label}: analysts say what stance mentions take. */
@Command(
    name = "label",
    sortOptions = false,
    description = {
      "Offers the mentions of an issue that are most worth labelling, and sends what you say of them"
          + " to the topic labels, from which the stances of the issue learn.",
      "",
      "Some mentions are picked by chance: their labels measure how often the model errs, and never"
          + " teach it. Skip a mention only when nobody could tell its stance, or the measure is off.",
      "",
      "It reads the database, whose password stands in the environment variable that"
          + " database.passwordEnv names, and writes to Kafka."
    },
    footer = {
      "",
      "Examples:",
      "  firebreak label --issue northwind-ferry-delays --by ann --config firebreak.yaml",
      "  firebreak label --issue northwind-ferry-delays --count 200 --out to-label.csv",
      "  firebreak label --issue northwind-ferry-delays --in to-label.csv --by ann"
    })
final class LabelCommand implements Callable<Integer> {
  private static final int MOST = 1_000;
  private static final int MOST_LISTED = 100_000;
  private static final int TEXT_CHARS = 80;

  /** Fewer labels that teach hardly help. */
  private static final int TRAIN_WANTED = 100;

  /** With these the corrected shares are said within some points. */
  private static final int AUDIT_WANTED = 100;

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Option(names = "--issue", paramLabel = "ID", required = true, description = "The issue.")
  private String issue;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many mentions, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(names = "--by", paramLabel = "NAME", description = "Who judges; stands in each label.")
  private String by;

  @ArgGroup(exclusive = true)
  private Instead instead = new Instead();

  /** What to do instead of asking in the terminal. */
  static final class Instead {
    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Write the mentions as CSV, to fill in the column stance.")
    private Path out;

    @Option(
        names = "--in",
        paramLabel = "FILE",
        description =
            "Read such a file back and send its labels; lines without stance are skipped.")
    private Path in;

    @Option(names = "--list", description = "Show the labels that there are.")
    private boolean list;

    @Option(
        names = "--withdraw",
        paramLabel = "MENTION",
        description = "Withdraw the label of a mention, platform:id.")
    private String withdraw;
  }

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers, comma-separated. Default: kafka.bootstrapServers.")
  private String kafka;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The topic. Default: kafka.topics.labels.")
  private String topic;

  @Mixin private SettingsOptions settingsOptions;
  @Mixin private LogOptions logOptions;

  /** Labels of the issue by mention: those of the table, and those sent now. */
  private final Map<String, LabelPart> known = new HashMap<>();

  @Override
  public Integer call() throws Exception {
    if (count < 1 || count > MOST) {
      throw wrong("--count must be from 1 to " + MOST);
    }
    Settings settings = settingsOptions.settings();
    return logOptions.logging(() -> run(settings));
  }

  private int run(Settings settings) throws Exception {
    if (instead.withdraw != null) {
      return withdraw(settings);
    }
    try (LabelDatabase database = open(settings)) {
      List<Label> labels = database.labels(issue, MOST_LISTED);
      labels.forEach(label -> known.put(label.mentionKey(), label.part()));
      if (instead.list) {
        labels.forEach(this::show);
      } else if (instead.in != null) {
        return readBack(settings, database);
      } else {
        List<Offer> offers = LabelOffer.choose(database, issue, count);
        if (offers.isEmpty()) {
          throw new CommandFailure(
              "There is no mention of %s to label: none that is scored, not deleted and without a"
                      .formatted(issue)
                  + " label.");
        }
        if (instead.out != null) {
          TextFiles.write(instead.out, writer -> LabelCsv.write(offers, by, writer));
          terminal()
              .result(
                  "%d mentions to label: %s"
                      .formatted(offers.size(), instead.out.toAbsolutePath().normalize()));
          return Firebreak.DONE;
        }
        ask(settings, offers);
      }
    } catch (SQLException e) {
      throw new CommandFailure(
          "The database %s cannot be read: %s. Is it that of a running Firebreak of this version"
                  .formatted(settings.get(SettingKeys.DATABASE_URL), e.getMessage())
              + " (database.url, database.user, database.passwordEnv)?",
          e);
    }
    summary();
    return Firebreak.DONE;
  }

  private void ask(Settings settings, List<Offer> offers) throws Exception {
    try (PublishRecord publish = publisher(settings)) {
      new LabelSession(terminal())
          .run(
              offers,
              (offer, stance) ->
                  send(
                      publish,
                      offer
                          .mention()
                          .label(stance, offer.part(), by, Instant.now().toEpochMilli())));
    }
  }

  private int readBack(Settings settings, LabelDatabase database)
      throws IOException, SQLException, InterruptedException {
    String name = instead.in.toString();
    LabelCsv.Answers answers;
    try (BufferedReader text = TextFiles.read(InputFiles.readable("--in", instead.in))) {
      answers = LabelCsv.read(name, text, issue, by, Instant.now().toEpochMilli());
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    int refused = answers.bad().size();
    for (LabelCsv.BadLine line : answers.bad()) {
      terminal().problem("%s, line %d: %s.".formatted(name, line.line(), line.reason()));
    }
    int sent = 0;
    try (PublishRecord publish = publisher(settings)) {
      for (Label answer : answers.labels()) {
        Label label = withLanguage(answer, database.language(answer.mentionKey(), issue));
        Parsed<Label> parsed = parse(label);
        if (parsed.isOk()) {
          send(publish, label);
          sent++;
        } else {
          refused++;
          terminal()
              .problem("%s, mention %s: %s.".formatted(name, label.mentionKey(), words(parsed)));
        }
      }
    }
    terminal()
        .result(
            "%d labels sent, %d lines wrong, %d without a stance."
                .formatted(sent, refused, answers.empty()));
    summary();
    return refused > 0 ? Firebreak.FAILED : Firebreak.DONE;
  }

  private int withdraw(Settings settings) throws InterruptedException {
    long now = Instant.now().toEpochMilli();
    Label label = new Label(instead.withdraw, issue, true, null, null, null, now, null, null, null);
    Parsed<Label> parsed = parse(label);
    if (!parsed.isOk()) {
      throw wrong("This would not be accepted: " + words(parsed));
    }
    try (PublishRecord publish = publisher(settings)) {
      send(publish, label);
    }
    terminal().result("Withdrawn: the label of %s for %s.".formatted(instead.withdraw, issue));
    return Firebreak.DONE;
  }

  private void send(PublishRecord publish, Label label) throws InterruptedException {
    Parsed<Label> parsed = parse(label);
    if (!parsed.isOk()) {
      throw wrong("This label would not be accepted: " + words(parsed));
    }
    publish.send(label.pairKey().getBytes(UTF_8), LabelJson.write(label));
    known.put(label.mentionKey(), label.part());
  }

  private static Parsed<Label> parse(Label label) {
    long now = Instant.now().toEpochMilli();
    return new LabelParser()
        .parse(label.pairKey().getBytes(UTF_8), LabelJson.write(label), now, now);
  }

  private void show(Label label) {
    terminal()
        .result(
            "%s  %s  %s  %s  %s  %s"
                .formatted(
                    IsoTimes.format(label.atMillis()),
                    label.mentionKey(),
                    label.part().word(),
                    label.stance().word(),
                    label.by() == null ? "-" : ShownText.of(label.by(), TEXT_CHARS),
                    ShownText.of(label.text() == null ? label.title() : label.text(), TEXT_CHARS)));
  }

  private void summary() {
    long audit = known.values().stream().filter(part -> part == LabelPart.AUDIT).count();
    long train = known.size() - audit;
    terminal()
        .result(
            "%s has %d labels: %d teach, %d measure errors."
                .formatted(issue, known.size(), train, audit));
    if (train < TRAIN_WANTED) {
      terminal().result("%d more that teach are worth having.".formatted(TRAIN_WANTED - train));
    }
    if (audit < AUDIT_WANTED) {
      terminal()
          .result(
              "%d more that measure errors are worth having: until then the corrected shares are wide."
                  .formatted(AUDIT_WANTED - audit));
    }
  }

  private static Label withLanguage(Label label, String language) {
    return new Label(
        label.mentionKey(),
        label.issueId(),
        false,
        label.stance(),
        label.part(),
        label.by(),
        label.atMillis(),
        language,
        label.title(),
        label.text());
  }

  private LabelDatabase open(Settings settings) throws SQLException {
    return LabelDatabase.open(
        settings.get(SettingKeys.DATABASE_URL),
        settings.get(SettingKeys.DATABASE_USER),
        System.getenv(settings.get(SettingKeys.DATABASE_PASSWORD_ENV)));
  }

  private PublishRecord publisher(Settings settings) throws InterruptedException {
    return PublishRecord.open(
        kafka == null ? settings.get(SettingKeys.KAFKA_SERVERS) : kafka,
        topic == null ? settings.get(SettingKeys.TOPIC_LABELS) : topic);
  }

  private Terminal terminal() {
    return firebreak.terminal();
  }

  private static String words(Parsed<Label> parsed) {
    return parsed.reason().substring(parsed.code().length() + 1).strip();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

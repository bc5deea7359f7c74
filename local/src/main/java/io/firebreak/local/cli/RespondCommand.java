package io.firebreak.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.IsoTimes;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.json.ResponseJson;
import io.firebreak.jobs.json.ResponseParser;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.data.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Publishes a response, so that its effect is measured. */
@Command(
    name = "respond",
    sortOptions = false,
    description = {
      "Publishes a response to an issue on the topic responses, so that its effect is measured.",
      "A response of the same id replaces the one before; --withdraw takes it back."
    },
    footer = {
      "",
      "Example:",
      "  firebreak respond --issue northwind-ferry-delays --kind apology --channel hub \\",
      "      --at 2026-03-01T14:00:00+01:00 --key-message 'every ticket is refunded' \\",
      "      --kafka broker:9092"
    })
final class RespondCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Option(names = "--issue", paramLabel = "ID", description = "The issue that it answers.")
  private String issue;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "What it is: ${COMPLETION-CANDIDATES}.")
  private String kind;

  @Option(names = "--text", paramLabel = "TEXT", description = "What it says.")
  private String text;

  @Option(names = "--url", paramLabel = "URL", description = "Where it stands, http or https.")
  private String url;

  @Option(names = "--channel", paramLabel = "NAME", description = "Where: hub, x, press, ...")
  private String channel;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When it was published, ISO 8601. Default: now.")
  private Instant at;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its id. Default: made of issue, kind and time.")
  private String id;

  @Option(
      names = "--key-message",
      paramLabel = "PHRASE",
      description = "A phrase to look for in mentions. May be given several times.")
  private List<String> keyMessages = new ArrayList<>();

  @Option(
      names = "--unexposed-platform",
      paramLabel = "NAME",
      description = {
        "A platform that it did not reach, say because it was published on X only. The mentions"
            + " there become the control that the others are compared with. May be given several"
            + " times."
      })
  private List<String> unexposedPlatforms = new ArrayList<>();

  @Option(
      names = "--comparison-issue",
      paramLabel = "ID",
      description = {
        "An issue of the same kind that it does not concern, say a competitor's crisis: its"
            + " mentions become the control. Not together with --unexposed-platform."
      })
  private String comparisonIssue;

  @Option(names = "--withdraw", description = "Withdraw it: give --id, or issue, kind and --at.")
  private boolean withdraw;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers, comma-separated. Default: kafka.bootstrapServers.")
  private String kafka;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The topic. Default: kafka.topics.responses.")
  private String topic;

  @Mixin private SettingsOptions settingsOptions;
  @Mixin private LogOptions logOptions;

  @Override
  public Integer call() throws Exception {
    Settings settings = settingsOptions.settings();
    Instant now = Instant.now();
    Response response = response(now);
    byte[] key = response.id().getBytes(UTF_8);
    byte[] value = ResponseJson.write(response);
    Parsed<Response> parsed =
        new ResponseParser().parse(key, value, now.toEpochMilli(), now.toEpochMilli());
    if (!parsed.isOk()) {
      throw wrong("This response would not be accepted: " + words(parsed));
    }
    String brokers = kafka == null ? settings.get(SettingKeys.KAFKA_SERVERS) : kafka;
    String name = topic == null ? settings.get(SettingKeys.TOPIC_RESPONSES) : topic;
    RecordMetadata sent =
        logOptions.logging(() -> PublishRecord.publish(brokers, name, key, value));
    firebreak
        .terminal()
        .result(
            "%s %s: topic %s, partition %d, offset %d"
                .formatted(
                    withdraw ? "Withdrawn" : "Published",
                    response.id(),
                    sent.topic(),
                    sent.partition(),
                    sent.offset()));
    return Firebreak.DONE;
  }

  private Response response(Instant now) {
    if (withdraw && id == null && (issue == null || kind == null || at == null)) {
      throw wrong("To withdraw a response, give its --id, or its --issue, --kind and --at");
    }
    if (!withdraw && (issue == null || kind == null)) {
      throw wrong("A response needs --issue and --kind");
    }
    long millis = (at == null ? now.truncatedTo(ChronoUnit.SECONDS) : at).toEpochMilli();
    return new Response(
        id == null ? "%s/%s/%s".formatted(issue, kind, IsoTimes.format(millis)) : id,
        withdraw,
        issue,
        millis,
        kind,
        channel,
        url,
        text,
        keyMessages,
        unexposedPlatforms,
        comparisonIssue);
  }

  private static String words(Parsed<Response> parsed) {
    return parsed.reason().substring(parsed.code().length() + 1).strip();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static final class Kinds implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return ResponseParser.KINDS.stream().sorted().iterator();
    }
  }
}

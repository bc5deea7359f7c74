package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.KeyMessages;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.data.Label;
import java.io.Serializable;

/**
 * What the matching and the judging are to be told of.
 *
 * @param issues the issue definitions
 * @param messages the key messages of the responses
 * @param labels the analysts' labels of mentions, withdrawn ones too
 */
public record DefinitionFeeds(
    DefinitionFeed<IssueUpdate> issues,
    DefinitionFeed<KeyMessages> messages,
    DefinitionFeed<Label> labels)
    implements Serializable {

  /** Feeds without labels. */
  public DefinitionFeeds(DefinitionFeed<IssueUpdate> issues, DefinitionFeed<KeyMessages> messages) {
    this(issues, messages, DefinitionFeed.none());
  }

  /** Follows the topics of issues, responses and labels; all must be there. */
  public static DefinitionFeeds kafka(Settings settings, IngestClock clock) {
    IngestSettings ingest = IngestSettings.from(settings, false);
    String servers = settings.get(SettingKeys.KAFKA_SERVERS);
    return new DefinitionFeeds(
        new KafkaDefinitionFeed<>(
            servers, settings.get(SettingKeys.TOPIC_ISSUES), IngestStage.issueParser(ingest)),
        new KafkaDefinitionFeed<>(
            servers,
            settings.get(SettingKeys.TOPIC_RESPONSES),
            IngestStage.messagesParser(ingest, clock)),
        new KafkaDefinitionFeed<>(
            servers,
            settings.get(SettingKeys.TOPIC_LABELS),
            IngestStage.labelParser(ingest, clock)));
  }
}

package io.firebreak.models.simulation;

import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.Stance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulated course. Mentions and records are made while they are read, so each iteration costs
 * some microseconds a record and no memory. Immutable; may be read by several threads at once.
 */
public final class Simulation {
  private final SimulationSettings settings;
  private final Cascade cascade;
  private final Fates fates;
  private final MentionWriter writer;
  private final DeliveryPlan plan;
  private final List<Issue> issues;
  private final List<Response> responses;
  private final Truth truth;

  Simulation(SimulationSettings settings, SpreadModel model, Authors authors, Cascade cascade) {
    this.settings = settings;
    this.cascade = cascade;
    fates = new Fates(cascade, settings);
    writer = new MentionWriter(cascade, model, authors, fates, settings.start().toEpochMilli());
    plan = new DeliveryPlan(cascade, fates, settings);
    issues = World.issues();
    responses = World.responses(settings, model);
    truth = new TruthCounter(settings, cascade, fates, writer).count(issues, responses, plan);
  }

  public SimulationSettings settings() {
    return settings;
  }

  /** The company in the crisis first, then its competitor. */
  public List<Issue> issues() {
    return issues;
  }

  /** In order of time. */
  public List<Response> responses() {
    return responses;
  }

  public Truth truth() {
    return truth;
  }

  /** How many records {@link #deliveries} has. */
  public int deliveryCount() {
    return plan.size();
  }

  /** The raw records of the topic {@code mentions}, in order of arrival. */
  public Iterable<Delivery> deliveries() {
    return () -> plan.iterator(writer);
  }

  /**
   * The mentions as they stand in the end, with the truth about each, in order of publication:
   * without duplicates, without those deleted, with those seen beyond the horizon.
   */
  public Stream<SimulatedMention> mentions() {
    int[] observed = plan.lastObserved();
    return IntStream.range(0, cascade.size())
        .filter(i -> cascade.isIn(SpreadModel.OBSERVED, i) && !fates.isDeleted(i))
        .mapToObj(i -> mention(i, settings.start().toEpochMilli() + observed[i], false));
  }

  /** The mentions that are not there because of the responses, in order of publication. */
  public Stream<SimulatedMention> averted() {
    return IntStream.range(0, cascade.size())
        .filter(i -> cascade.isIn(0, i) && !cascade.isIn(SpreadModel.OBSERVED, i))
        .filter(i -> !fates.isDeleted(i))
        .mapToObj(
            i -> {
              long published = settings.start().toEpochMilli() + cascade.publishedMillis(i);
              return mention(i, published + fates.observationMillis(i), true);
            });
  }

  private SimulatedMention mention(int i, long observedAt, boolean suppressed) {
    Map<String, Stance> stances = new LinkedHashMap<>();
    for (Issue issue : issues) {
      Stance stance = TruthCounter.stance(cascade, fates, i, issue.id());
      if (stance != null) {
        stances.put(issue.id(), stance);
      }
    }
    int parent = cascade.parent(i);
    return new SimulatedMention(
        writer.written(i, fates.isEdited(i) ? 1 : 0, observedAt),
        stances,
        parent < 0 ? null : writer.key(parent),
        suppressed);
  }
}

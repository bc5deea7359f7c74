package io.firebreak.jobs.match;

import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceScore;
import java.util.List;

/**
 * One issue that a mention belongs to and, once judged, the mention's stance toward its subject.
 *
 * @param comparisonGroup the issue's comparison group, or null
 * @param targetName the subject's full name
 * @param targetAliases the subject's other names
 * @param matchedBy text, link, reply, repost or quote
 * @param hubLink whether the mention links to the issue's hub
 * @param stance null until judged
 * @param critic probability; null until judged or when unclassified, as the two below
 * @param model version of the model; null until judged or when unclassified
 */
public record Judgement(
    String issueId,
    String comparisonGroup,
    String targetName,
    List<String> targetAliases,
    String matchedBy,
    boolean hubLink,
    Stance stance,
    Double critic,
    Double supporter,
    Double neutral,
    String model) {

  /** This issue with the stance toward its subject. */
  public Judgement judged(StanceScore score, String modelVersion) {
    return new Judgement(
        issueId,
        comparisonGroup,
        targetName,
        targetAliases,
        matchedBy,
        hubLink,
        score.stance(),
        score.critic(),
        score.supporter(),
        score.neutral(),
        score.stance() == Stance.UNCLASSIFIED ? null : modelVersion);
  }

  /** What a repost takes over: the issue, the hub link and the stance of what it passes on. */
  public Judgement passedOn() {
    return inherited("repost", hubLink, stance, critic, supporter, neutral, model);
  }

  /** What a reply or quote takes over: the issue alone; its own text is still to be judged. */
  public Judgement toBeJudged(String relation) {
    return inherited(relation, false, null, null, null, null, null);
  }

  private Judgement inherited(
      String relation,
      boolean withHubLink,
      Stance withStance,
      Double withCritic,
      Double withSupporter,
      Double withNeutral,
      String withModel) {
    return new Judgement(
        issueId,
        comparisonGroup,
        targetName,
        targetAliases,
        relation,
        withHubLink,
        withStance,
        withCritic,
        withSupporter,
        withNeutral,
        withModel);
  }
}

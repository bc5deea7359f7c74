package io.firebreak.models.simulation;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import java.util.List;

/** The branching process of the simulated companies: each mention has all that its text needs. */
final class MentionProcess implements BranchingProcess.Population {
  private static final double DUAL_SHARE = 0.05;

  private final SpreadModel model;
  private final Authors authors;
  private final Cascade cascade = new Cascade();
  private final Cascade.Draft draft = new Cascade.Draft();

  private MentionProcess(SpreadModel model, Authors authors) {
    this.model = model;
    this.authors = authors;
  }

  /**
   * One course.
   *
   * @param scale multiplies the expected numbers of originals
   */
  static Cascade run(SpreadModel model, Authors authors, double scale, long seed) {
    MentionProcess process = new MentionProcess(model, authors);
    List<SpreadModel.Immigration> sources = model.immigration();
    for (int s = 0; s < sources.size(); s++) {
      process.addOriginals(sources.get(s), scale, RandomStream.derive(seed, s));
    }
    BranchingProcess.run(process, Delays.MIXTURE, model.hours());
    return process.cascade.sorted();
  }

  private void addOriginals(SpreadModel.Immigration source, double scale, long seed) {
    int count =
        RandomStream.of(seed, BranchingProcess.IMMIGRANTS).nextPoisson(source.expected() * scale);
    for (int i = 0; i < count; i++) {
      long own = RandomStream.derive(seed, i);
      RandomStream random = RandomStream.of(own, BranchingProcess.BIRTH);
      double t = model.nextArrival(source, random);
      if (t >= model.hours()) {
        continue;
      }
      Platform platform = source.platform();
      draft.published = (int) (t * BranchingProcess.MILLIS_PER_HOUR);
      draft.seed = own;
      draft.parent = -1;
      draft.reference = -1;
      draft.author = authors.next(platform, random);
      draft.story = source.story();
      draft.platform = platform;
      draft.stance = source.stance();
      draft.kind = MentionKind.ORIGINAL;
      Language language = Language.next(random);
      boolean plain = platform == Platform.NEWS || source.story() == Story.NOISE;
      draft.language = plain ? Language.EN : language;
      draft.worlds = model.allWorlds();
      draft.dual = random.nextBoolean(DUAL_SHARE) && mayBeDual();
      cascade.add(draft);
    }
  }

  /**
   * Mentions of both companies stand where they are only reposted, never answered: what an answer
   * without a name means for which company would be anybody's guess. A critic of the rival may
   * praise the subject, but not the other way round: critics of the subject belong to its story.
   */
  private boolean mayBeDual() {
    return draft.language == Language.EN
        && draft.platform.hasReposts()
        && draft.platform != Platform.NEWS
        && (draft.stance == Stance.CRITIC
            || (draft.stance == Stance.SUPPORTER && draft.story == Story.SUBJECT));
  }

  @Override
  public int size() {
    return cascade.size();
  }

  @Override
  public long seed(int mention) {
    return cascade.seed(mention);
  }

  @Override
  public int publishedMillis(int mention) {
    return cascade.publishedMillis(mention);
  }

  @Override
  public double meanCandidates(int parent) {
    Platform platform = cascade.platform(parent);
    return model.bound(cascade.story(parent), platform)
        * authors.mark(platform, cascade.author(parent));
  }

  @Override
  public void candidate(int parent, long own, int publishedMillis, RandomStream random) {
    Platform platform = cascade.platform(parent);
    Story story = cascade.story(parent);
    Stance parentStance = cascade.meantStance(parent);
    double t = publishedMillis / BranchingProcess.MILLIS_PER_HOUR;
    MentionKind kind = cascade.isDual(parent) ? MentionKind.REPOST : platform.nextKind(random);
    Stance stance = model.nextStance(story, parentStance, kind, random);
    // Uniform in [0, bound / n): below 1 it is born where nothing was answered.
    double threshold =
        random.nextDouble()
            * model.bound(story, platform)
            / model.reproduction(story, platform, parentStance, t);
    int worlds = cascade.worlds(parent) & model.worlds(threshold, story, stance, t);
    if (worlds == 0) {
      return;
    }
    draft.published = publishedMillis;
    draft.seed = own;
    draft.parent = parent;
    draft.reference = cascade.hasText(parent) ? parent : cascade.reference(parent);
    draft.author = authors.next(platform, random);
    draft.story = story;
    draft.platform = platform;
    draft.stance = stance;
    draft.kind = kind;
    draft.language = cascade.language(parent);
    draft.worlds = worlds;
    draft.dual = cascade.isDual(parent);
    cascade.add(draft);
  }
}

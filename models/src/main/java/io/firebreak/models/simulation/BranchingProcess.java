package io.firebreak.models.simulation;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import java.util.List;

/**
 * Runs a marked branching (Hawkes) process to its end, in all worlds at once.
 *
 * <p>Each mention has Poisson(bound x mark) candidates at delays of {@link RepostDelayKernel}; a
 * candidate at t with the uniform number u is born where {@code u bound < n(t)}, times the
 * responses' factor if it is a critic of the subject (thinning, Lewis and Shedler 1979; Ogata
 * 1981). One u decides for all worlds, so that the world with the smaller rate is a subset of the
 * other, and a mention that a response suppresses takes its descendants with it. The difference
 * between two worlds is therefore an exact count.
 */
final class BranchingProcess {
  static final double MILLIS_PER_HOUR = 3_600_000.0;

  /** Purposes of a mention's random streams; those of its text and fate follow elsewhere. */
  static final int BIRTH = 1;

  static final int OFFSPRING = 2;

  private static final int IMMIGRANTS = 3;
  private static final int ALL_WORLDS = (1 << SpreadModel.WORLDS) - 1;
  private static final double DUAL_SHARE = 0.05;

  private final SpreadModel model;
  private final Authors authors;
  private final Cascade cascade = new Cascade();
  private final Cascade.Draft draft = new Cascade.Draft();

  private BranchingProcess(SpreadModel model, Authors authors) {
    this.model = model;
    this.authors = authors;
  }

  /**
   * One course.
   *
   * @param scale multiplies the expected numbers of originals
   */
  static Cascade run(SpreadModel model, Authors authors, double scale, long seed) {
    BranchingProcess process = new BranchingProcess(model, authors);
    List<SpreadModel.Immigration> sources = model.immigration();
    for (int s = 0; s < sources.size(); s++) {
      process.addOriginals(sources.get(s), scale, RandomStream.derive(seed, s));
    }
    for (int parent = 0; parent < process.cascade.size(); parent++) {
      process.addCaused(parent);
    }
    return process.cascade.sorted();
  }

  private void addOriginals(SpreadModel.Immigration source, double scale, long seed) {
    int count = RandomStream.of(seed, IMMIGRANTS).nextPoisson(source.expected() * scale);
    for (int i = 0; i < count; i++) {
      long own = RandomStream.derive(seed, i);
      RandomStream random = RandomStream.of(own, BIRTH);
      double t = model.nextArrival(source, random);
      if (t >= model.hours()) {
        continue;
      }
      Platform platform = source.platform();
      draft.published = (int) (t * MILLIS_PER_HOUR);
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
      draft.worlds = ALL_WORLDS;
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

  private void addCaused(int parent) {
    Platform platform = cascade.platform(parent);
    Story story = cascade.story(parent);
    Stance parentStance = cascade.meantStance(parent);
    double bound = model.bound(story, platform);
    RandomStream offspring = RandomStream.of(cascade.seed(parent), OFFSPRING);
    int candidates = offspring.nextPoisson(bound * authors.mark(platform, cascade.author(parent)));
    for (int i = 0; i < candidates; i++) {
      long own = RandomStream.derive(cascade.seed(parent), i);
      RandomStream random = RandomStream.of(own, BIRTH);
      double delayMillis = RepostDelayKernel.sample(random) * MILLIS_PER_HOUR;
      double at = cascade.publishedMillis(parent) + Math.max(1, Math.rint(delayMillis));
      double t = at / MILLIS_PER_HOUR;
      if (t >= model.hours()) {
        continue;
      }
      MentionKind kind = cascade.isDual(parent) ? MentionKind.REPOST : platform.nextKind(random);
      Stance stance = model.nextStance(story, parentStance, kind, random);
      // Uniform in [0, bound / n): below 1 it is born where nothing was answered.
      double threshold =
          random.nextDouble() * bound / model.reproduction(story, platform, parentStance, t);
      int worlds = cascade.worlds(parent) & worldsAbove(threshold, story, stance, t);
      if (worlds == 0) {
        continue;
      }
      draft.published = (int) at;
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

  private int worldsAbove(double threshold, Story story, Stance stance, double t) {
    if (story != Story.SUBJECT || stance != Stance.CRITIC) {
      return threshold < 1 ? ALL_WORLDS : 0;
    }
    int worlds = 0;
    for (int world = 0; world < SpreadModel.WORLDS; world++) {
      if (threshold < model.responseFactor(world, t)) {
        worlds |= 1 << world;
      }
    }
    return worlds;
  }
}

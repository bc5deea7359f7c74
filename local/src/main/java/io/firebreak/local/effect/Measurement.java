package io.firebreak.local.effect;

import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.EffectEstimate;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.LearnKernel;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.effect.ResponseMoment;
import io.firebreak.models.effect.Segment;
import io.firebreak.models.spread.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A question to a file of mentions: did these responses slow the spread?
 *
 * @param events the mentions
 * @param control mentions that no response reached; null for none
 * @param responsesMillis times of the responses
 * @param kernel one of {@link #kernels}; null to learn it where parents are known, else the
 *     library's or Twitter's
 * @param lookMillis the time of the look, nothing later is used; null for the end of the data
 * @param onsetMillis when the story began; null for the first mention
 * @param blind when the collector of the events was down
 * @param rhythm how lively the platform is at each time of day
 * @param settings how the test cuts, weighs and decides
 * @param library what past crises taught; null for none
 * @param seed of the draws of averted mentions
 */
public record Measurement(
    MentionFile events,
    MentionFile control,
    List<Long> responsesMillis,
    String kernel,
    Long lookMillis,
    Long onsetMillis,
    List<BlindInterval> blind,
    HourProfile rhythm,
    EffectSettings settings,
    LibraryInUse library,
    long seed) {

  /** The word for a kernel learnt from the file's own parents. */
  public static final String LEARNT = "learnt";

  private static final RepostKernel USUAL = RepostKernel.of(Kernel.TWITTER);

  /** Copies the lists. */
  public Measurement {
    responsesMillis = List.copyOf(responsesMillis);
    blind = List.copyOf(blind);
  }

  /** The words that name a kernel. */
  public static List<String> kernels() {
    List<String> words =
        new ArrayList<>(
            Arrays.stream(Kernel.values())
                .map(kernel -> kernel.name().toLowerCase(Locale.ROOT))
                .toList());
    words.add(LEARNT);
    return words;
  }

  /** What was found of each response, or of each package of them, in time. */
  public List<EffectEstimate> run() {
    List<ResponseMoment> responses = new ArrayList<>();
    for (int i = 0; i < responsesMillis.size(); i++) {
      responses.add(ResponseMoment.of(String.valueOf(i + 1), responsesMillis.get(i)));
    }
    long look = lookMillis == null ? events.endMillis() : lookMillis;
    RepostKernel own = kernel(events, library == null ? USUAL : library.kernel());
    Segment segment = events.segment(own, rhythm, blind);
    Segment unexposed =
        control == null ? null : control.segment(kernel(control, own), rhythm, List.of());
    if (control != null && !control.form().kindsKnown()) {
      // A comparison is no surer than the less sure of the two.
      segment = segment.withoutParents();
    }
    EffectRequest request =
        EffectRequest.of(responses.get(0), segment, look)
            .withOnset(onsetMillis)
            .withControl(unexposed)
            .withPlacebos(library == null ? null : library.library().placebos())
            .withSeed(seed);
    EffectSettings informed = library == null ? settings : library.library().settings(settings);
    return new MeasureEffect(informed).measureAll(responses, request);
  }

  /** Time of the response with an id. */
  public long responseMillis(String id) {
    return responsesMillis.get(Integer.parseInt(id) - 1);
  }

  /** True when the kernel is to be learnt, which takes at least 50 delays. */
  boolean isKernelLearnt() {
    return !events.links().isEmpty() && (kernel == null || kernel.equals(LEARNT));
  }

  /** True when a kernel is the library's as it stands there. */
  boolean isOfLibrary(RepostKernel used) {
    return library != null && used.learntFrom() > 0 && used.equals(library.kernel());
  }

  private RepostKernel kernel(MentionFile file, RepostKernel otherwise) {
    if (kernel != null && !kernel.equals(LEARNT)) {
      return RepostKernel.of(Kernel.valueOf(kernel.toUpperCase(Locale.ROOT)));
    }
    if (file.links().isEmpty()) {
      return otherwise;
    }
    long first = responsesMillis.stream().mapToLong(Long::longValue).min().orElseThrow();
    long until = lookMillis == null ? first : Math.min(first, lookMillis);
    return LearnKernel.from(file.delaysBefore(until), otherwise);
  }
}

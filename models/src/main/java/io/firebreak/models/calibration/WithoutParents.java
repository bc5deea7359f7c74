package io.firebreak.models.calibration;

/** Another source's crises as they look to one who cannot tell originals from reposts. */
public record WithoutParents(TrialSource source) implements TrialSource {

  @Override
  public String id() {
    return source.id() + "-no-parents";
  }

  @Override
  public String title() {
    return source.title() + ", without parent ids";
  }

  @Override
  public Trial trial(int index, double reduction) {
    return source.trial(index, reduction).withoutParents();
  }
}

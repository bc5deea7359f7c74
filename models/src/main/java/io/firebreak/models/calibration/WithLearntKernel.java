package io.firebreak.models.calibration;

/** Another source's crises, each measured with a kernel learnt from its own delays so far. */
public record WithLearntKernel(TrialSource source) implements TrialSource {

  @Override
  public String id() {
    return source.id() + "-kernel-learnt";
  }

  @Override
  public String title() {
    return source.title() + ", kernel learnt";
  }

  @Override
  public Trial trial(int index, double reduction) {
    return source.trial(index, reduction).withLearntKernel();
  }
}

package io.firebreak.local.effect;

import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.RepostKernel;

/**
 * A library that a measurement rests on.
 *
 * @param name of its file
 * @param library what past crises taught
 * @param platform that the mentions are of; null when nobody said
 */
public record LibraryInUse(String name, EffectLibrary library, String platform) {

  /** The kernel to assume where the data do not tell. */
  RepostKernel kernel() {
    return platform == null ? library.kernelOfUnnamed() : library.kernelOf(platform);
  }
}

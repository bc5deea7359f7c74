package io.firebreak.models.effect;

/** How far a verdict is to be trusted. */
public enum Confidence {
  NORMAL,
  LOW
}

package io.firebreak.models.spread;

/** Distinct authors over several sketches; a single one is looked at without a copy. */
final class AuthorUnion {

  private static final AuthorSketch NONE = new AuthorSketch();

  private AuthorSketch result = NONE;
  private boolean isOwn;

  void clear() {
    result = NONE;
    isOwn = false;
  }

  void add(AuthorSketch sketch) {
    if (sketch == null || sketch == NONE) {
      return;
    }
    if (result == NONE) {
      result = sketch;
      return;
    }
    if (!isOwn) {
      result = result.copy();
      isOwn = true;
    }
    result.merge(sketch);
  }

  AuthorSketch result() {
    return result;
  }
}

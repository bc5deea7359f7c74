package io.firebreak.models.followup;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The accounts that speak for the subject of an issue, as its definition names them. */
public final class OwnAccounts {
  private final Map<String, Set<String>> byPlatform = new HashMap<>();

  /**
   * @param accounts {@code platform:author id or handle}; case does not matter in what follows the
   *     colon
   */
  public OwnAccounts(Collection<String> accounts) {
    for (String account : accounts) {
      int colon = account.indexOf(':');
      byPlatform
          .computeIfAbsent(
              account.substring(0, Math.max(0, colon)),
              platform -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
          .add(account.substring(colon + 1));
    }
  }

  /** Whether a mention is by one of them. */
  boolean wrote(SeenMention mention) {
    Set<String> names = byPlatform.get(mention.platform());
    return names != null
        && ((mention.author() != null && names.contains(mention.author()))
            || (mention.handle() != null && names.contains(mention.handle())));
  }

  /**
   * Which mentions are the subject's own: those by its accounts, its statements, and all by the
   * authors of these.
   *
   * @param statements keys of mentions that are known to be its statements
   */
  boolean[] mark(Threads threads, Set<String> statements) {
    boolean[] own = new boolean[threads.count()];
    if (byPlatform.isEmpty() && statements.isEmpty()) {
      return own;
    }
    Set<String> authors = new HashSet<>();
    for (int i = 0; i < own.length; i++) {
      SeenMention mention = threads.mention(i);
      own[i] = statements.contains(mention.key()) || wrote(mention);
      if (own[i] && mention.author() != null) {
        authors.add(mention.authorKey());
      }
    }
    for (int i = 0; i < own.length && !authors.isEmpty(); i++) {
      own[i] |=
          threads.mention(i).author() != null && authors.contains(threads.mention(i).authorKey());
    }
    return own;
  }
}

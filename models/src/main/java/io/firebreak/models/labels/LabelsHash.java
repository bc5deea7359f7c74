package io.firebreak.models.labels;

import io.firebreak.models.data.Label;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Tells sets of labels apart by what is learnt from them. */
final class LabelsHash {

  private static final int BYTES = 4;

  private LabelsHash() {}

  /** {@code labels-} and the first {@value #BYTES} bytes of the SHA-256, in any order of labels. */
  static String of(List<Label> labels) {
    MessageDigest digest = sha256();
    labels.stream()
        .sorted(Comparator.comparing(Label::pairKey))
        .forEach(
            label -> {
              add(digest, label.pairKey());
              add(digest, label.stance().word());
              add(digest, label.language());
              add(digest, label.title());
              add(digest, label.text());
            });
    return "labels-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
    digest.update((part == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256", e);
    }
  }
}

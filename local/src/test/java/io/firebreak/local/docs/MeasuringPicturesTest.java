package io.firebreak.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes the pictures too, with {@code -Dfirebreak.docs.write=true}. */
class MeasuringPicturesTest {
  private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");

  @Test
  void thePicturesShowWhatTheCodeDoesToday() throws IOException {
    Map<String, String> pictures = MeasuringPictures.draw();
    String page = Files.readString(DOCS.resolve("how-we-measure.md"));
    for (Map.Entry<String, String> picture : pictures.entrySet()) {
      Path file = DOCS.resolve("img").resolve(picture.getKey());
      if (Boolean.getBoolean("firebreak.docs.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, picture.getValue());
      }
      assertThat(page).contains("(img/" + picture.getKey() + ")");
      assertThat(file)
          .as("run again with -Dfirebreak.docs.write=true")
          .hasContent(picture.getValue());
    }
  }

  @Test
  void thePicturesAreTheSameBytesEachTime() {
    assertThat(MeasuringPictures.draw()).isEqualTo(MeasuringPictures.draw());
  }
}

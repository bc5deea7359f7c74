package io.firebreak.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page of settings says what the code does. With -Dfirebreak.write-docs=true it is written
 * anew.
 */
class SettingsDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "settings.md");

  @Test
  void thePageOfSettingsIsThatOfTheCode() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("firebreak.write-docs")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings

            One YAML file (`--config FILE`), overridden by flags (`--KEY=VALUE` for a job, `--set KEY=VALUE` for `firebreak`). The dots of a key are the levels of the file:

            ```yaml
            spread:
              growthWindows: 12
            ```

            An unknown key or a bad value is an error that names the key.

            | key | takes | default | what it does |
            |---|---|---|---|
            """);
    for (SettingKey<?> key : SettingKeys.byName().values()) {
      String standard = key.defaultText().isEmpty() ? "empty" : "`" + key.defaultText() + "`";
      page.append("| `").append(key.name()).append("` | ").append(key.form()).append(" | ");
      page.append(standard).append(" | ").append(key.help()).append(" |\n");
    }
    return page.toString();
  }
}

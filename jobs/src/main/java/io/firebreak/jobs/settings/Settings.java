package io.firebreak.jobs.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings in force: defaults, overridden by the file, overridden by flags. Immutable. */
public final class Settings {
  private final Map<String, String> texts;

  private Settings(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  /** The defaults alone. */
  public static Settings defaults() {
    return of(Map.of());
  }

  /**
   * Settings from flags alone.
   *
   * @throws SettingsException when a key is unknown or a value is bad; the message names the key
   */
  public static Settings of(Map<String, String> flags) {
    Map<String, String> texts = new LinkedHashMap<>();
    flags.forEach((name, text) -> put(texts, name, text, "a flag"));
    return new Settings(texts);
  }

  /**
   * Settings from a YAML file, overridden by flags.
   *
   * @throws SettingsException when the file cannot be read or is not YAML, a key is unknown, or a
   *     value is bad; the message names the file or the key
   */
  public static Settings load(Path file, Map<String, String> flags) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new SettingsException(
          "settings file " + file + " is not valid YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new SettingsException(
          "settings file " + file + " cannot be read: " + e.getMessage(), e);
    }
    collect("", root, texts, "file " + file);
    flags.forEach((name, text) -> put(texts, name, text, "a flag"));
    return new Settings(texts);
  }

  /** These settings with one changed; the value is checked as in a file. */
  public Settings with(SettingKey<?> key, String text) {
    Map<String, String> changed = new LinkedHashMap<>(texts);
    put(changed, key.name(), text, "code");
    return new Settings(changed);
  }

  /** The value of a key: as given, else its default. */
  public <T> T get(SettingKey<T> key) {
    return key.reader().apply(texts.getOrDefault(key.name(), key.defaultText()));
  }

  private static void collect(
      String prefix, JsonNode node, Map<String, String> texts, String origin) {
    if (node.isMissingNode() || node.isNull()) {
      return;
    }
    if (!node.isObject()) {
      String name = prefix.isEmpty() ? "the top level" : prefix;
      throw new SettingsException(
          "setting " + name + " in " + origin + " must hold keys, not " + node.getNodeType());
    }
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String name = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
        put(texts, name, field.getValue().asText(), origin);
      } else {
        collect(name, field.getValue(), texts, origin);
      }
    }
  }

  private static void put(Map<String, String> texts, String name, String text, String origin) {
    SettingKey<?> key = SettingKeys.byName().get(name);
    if (key == null) {
      throw new SettingsException(
          "unknown setting "
              + name
              + " in "
              + origin
              + nearest(name)
              + "; docs/settings.md lists them");
    }
    try {
      key.check(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "setting " + name + " in " + origin + " cannot be \"" + text + "\": " + e.getMessage(),
          e);
    }
    texts.put(name, text);
  }

  private static String nearest(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return SettingKeys.byName().keySet().stream()
        .filter(known -> known.substring(known.lastIndexOf('.') + 1).equalsIgnoreCase(last))
        .findFirst()
        .map(known -> " (did you mean " + known + "?)")
        .orElse("");
  }
}

/**
 * Typed settings from one YAML file plus flags. Enters: a file and {@code key=value} flags. Leaves:
 * one settings record for each stage. Every key is declared once, in {@link
 * io.firebreak.jobs.settings.SettingKeys}, with its default, its unit and what breaks when it is
 * too low or too high; an unknown key or a bad value is an error that names the key.
 */
package io.firebreak.jobs.settings;

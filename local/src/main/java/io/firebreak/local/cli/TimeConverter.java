package io.firebreak.local.cli;

import io.firebreak.local.effect.TimeText;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times in options: ISO 8601, taken as UTC where no zone is named. */
final class TimeConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    long millis = text.isBlank() ? TimeText.INVALID : TimeText.parse(text);
    if (millis == TimeText.INVALID) {
      throw new TypeConversionException(
          "'%s' is not a time such as 2025-03-10T06:00:00Z".formatted(text));
    }
    return Instant.ofEpochMilli(millis);
  }
}

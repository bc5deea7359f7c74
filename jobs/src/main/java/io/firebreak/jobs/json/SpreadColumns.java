package io.firebreak.jobs.json;

import io.firebreak.models.data.SpreadWindow;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a {@link SpreadWindow}, in the order of the table {@code spread_window}: the one
 * list from which the table's rows, the CSV files and the JSON of the topic are written.
 */
public final class SpreadColumns {
  private SpreadColumns() {}

  /** What a column holds. */
  public enum Type {
    TEXT,
    /** A whole number, as {@link Long}. */
    WHOLE,
    /** A {@link Double}, rounded as {@link Decimals} rounds. */
    DECIMAL,
    /** Epoch milliseconds, as {@link Long}. */
    TIME
  }

  /**
   * One column.
   *
   * @param name the name in the table and in CSV, such as {@code window_start}
   * @param jsonName the name in JSON, such as {@code windowStart}
   * @param type what it holds
   * @param read takes the value, of the type's class, from a row; null when the row has none
   */
  public record Column(
      String name, String jsonName, Type type, Function<SpreadWindow, Object> read) {

    /** The row's value; null when it has none. */
    public Object of(SpreadWindow row) {
      return read.apply(row);
    }

    /** The row's value as text, as it stands in CSV; null when it has none. */
    public String textOf(SpreadWindow row) {
      Object value = of(row);
      if (value == null) {
        return null;
      }
      return switch (type) {
        case DECIMAL -> Decimals.text((Double) value);
        case TIME -> IsoTimes.format((Long) value);
        case TEXT, WHOLE -> value.toString();
      };
    }
  }

  /** A decimal as it stands in CSV; null when there is none. */
  public static String decimalText(Double value) {
    return value == null ? null : Decimals.text(value);
  }

  /** All columns. */
  public static final List<Column> ALL =
      List.of(
          text("issue_id", SpreadWindow::issueId),
          text("platform", SpreadWindow::platform),
          text("window_size", SpreadWindow::windowSize),
          time("window_start", SpreadWindow::windowStartMillis),
          time("window_end", SpreadWindow::windowEndMillis),
          text("comparison_group", SpreadWindow::comparisonGroup),
          whole("mentions", SpreadWindow::mentions),
          whole("critics", SpreadWindow::critics),
          whole("supporters", SpreadWindow::supporters),
          whole("neutrals", SpreadWindow::neutrals),
          whole("unclassified", SpreadWindow::unclassified),
          whole("late", SpreadWindow::late),
          whole("originals", SpreadWindow::originals),
          whole("reposts", SpreadWindow::reposts),
          whole("replies", SpreadWindow::replies),
          whole("quotes", SpreadWindow::quotes),
          whole("critic_originals", SpreadWindow::criticOriginals),
          whole("critic_reposts", SpreadWindow::criticReposts),
          whole("critic_replies", SpreadWindow::criticReplies),
          whole("critic_quotes", SpreadWindow::criticQuotes),
          decimal("critic_velocity", SpreadWindow::criticVelocity),
          decimal("supporter_velocity", SpreadWindow::supporterVelocity),
          decimal("neutral_velocity", SpreadWindow::neutralVelocity),
          decimal("critic_acceleration", SpreadWindow::criticAcceleration),
          decimal("growth_per_hour", SpreadWindow::growthPerHour),
          decimal("growth_low", SpreadWindow::growthLow),
          decimal("growth_high", SpreadWindow::growthHigh),
          decimal("doubling_hours", SpreadWindow::doublingHours),
          text("phase", SpreadWindow::phase),
          decimal("amplification", SpreadWindow::amplification),
          decimal("authors", SpreadWindow::authors),
          decimal("authors_low", SpreadWindow::authorsLow),
          decimal("authors_high", SpreadWindow::authorsHigh),
          decimal("critic_authors", SpreadWindow::criticAuthors),
          decimal("critic_authors_low", SpreadWindow::criticAuthorsLow),
          decimal("critic_authors_high", SpreadWindow::criticAuthorsHigh),
          decimal("supporter_authors", SpreadWindow::supporterAuthors),
          decimal("supporter_authors_low", SpreadWindow::supporterAuthorsLow),
          decimal("supporter_authors_high", SpreadWindow::supporterAuthorsHigh),
          decimal("neutral_authors", SpreadWindow::neutralAuthors),
          decimal("neutral_authors_low", SpreadWindow::neutralAuthorsLow),
          decimal("neutral_authors_high", SpreadWindow::neutralAuthorsHigh),
          decimal("critic_reach", SpreadWindow::criticReach),
          decimal("supporter_reach", SpreadWindow::supporterReach),
          decimal("neutral_reach", SpreadWindow::neutralReach),
          decimal("net_stance", SpreadWindow::netStance),
          decimal("critic_share", SpreadWindow::criticShare),
          whole("hub_links", SpreadWindow::hubLinks),
          decimal("reproduction", SpreadWindow::reproduction),
          decimal("reproduction_low", SpreadWindow::reproductionLow),
          decimal("reproduction_high", SpreadWindow::reproductionHigh),
          whole("reproduction_mentions", SpreadWindow::reproductionMentions));

  private static Column text(String name, Function<SpreadWindow, String> read) {
    return new Column(name, jsonName(name), Type.TEXT, read::apply);
  }

  private static Column whole(String name, Function<SpreadWindow, Long> read) {
    return new Column(name, jsonName(name), Type.WHOLE, read::apply);
  }

  private static Column time(String name, Function<SpreadWindow, Long> read) {
    return new Column(name, jsonName(name), Type.TIME, read::apply);
  }

  private static Column decimal(String name, Function<SpreadWindow, Double> read) {
    return new Column(name, jsonName(name), Type.DECIMAL, row -> Decimals.rounded(read.apply(row)));
  }

  /** {@code window_start} gives {@code windowStart}. */
  private static String jsonName(String name) {
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        camel.append(Character.toUpperCase(name.charAt(++i)));
      } else {
        camel.append(c);
      }
    }
    return camel.toString();
  }
}

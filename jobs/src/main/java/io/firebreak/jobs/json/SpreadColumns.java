package io.firebreak.jobs.json;

import io.firebreak.models.data.SpreadWindow;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

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

  /** One column: a name in the table and in JSON, and how a row's value is read and written. */
  public static final class Column {
    private final String name;
    private final String jsonName;
    private final Type type;
    private final byte[] field;

    /** One of these reads the value; which one, the type says. */
    private final Function<SpreadWindow, String> text;

    private final ToLongFunction<SpreadWindow> whole;
    private final ToDoubleFunction<SpreadWindow> decimal;

    private Column(
        String name,
        Type type,
        Function<SpreadWindow, String> text,
        ToLongFunction<SpreadWindow> whole,
        ToDoubleFunction<SpreadWindow> decimal) {
      this.name = name;
      this.jsonName = camel(name);
      this.type = type;
      this.field = JsonWriter.fieldName(jsonName);
      this.text = text;
      this.whole = whole;
      this.decimal = decimal;
    }

    /** The name in the table and in CSV, such as {@code window_start}. */
    public String name() {
      return name;
    }

    /** The name in JSON, such as {@code windowStart}. */
    public String jsonName() {
      return jsonName;
    }

    /** What it holds. */
    public Type type() {
      return type;
    }

    /** The row's value, of the type's class; null when it has none. */
    public Object of(SpreadWindow row) {
      return switch (type) {
        case TEXT -> text.apply(row);
        case WHOLE, TIME -> wholeOf(row);
        case DECIMAL -> {
          double value = decimalOf(row);
          yield Double.isNaN(value) ? null : value;
        }
      };
    }

    /** The row's value of a whole number or time. */
    public long wholeOf(SpreadWindow row) {
      return whole.applyAsLong(row);
    }

    /** The row's value of a decimal, rounded; not-a-number when it has none. */
    public double decimalOf(SpreadWindow row) {
      return Decimals.roundedOrNan(decimal.applyAsDouble(row));
    }

    /** The row's value as text, as it stands in CSV; null when it has none. */
    public String textOf(SpreadWindow row) {
      return switch (type) {
        case TEXT -> text.apply(row);
        case WHOLE -> Long.toString(whole.applyAsLong(row));
        case DECIMAL -> Decimals.text(decimal.applyAsDouble(row));
        case TIME -> IsoTimes.format(whole.applyAsLong(row));
      };
    }

    /** Writes the row's value as a field, unless it has none. */
    void write(SpreadWindow row, JsonWriter out) {
      switch (type) {
        case TEXT -> {
          String value = text.apply(row);
          if (value != null) {
            out.field(field).quoted(value);
          }
        }
        case WHOLE -> out.field(field).whole(whole.applyAsLong(row));
        case DECIMAL -> {
          double value = decimal.applyAsDouble(row);
          if (Double.isFinite(value)) {
            out.field(field).decimal(value);
          }
        }
        case TIME -> out.field(field).time(whole.applyAsLong(row));
      }
    }
  }

  /** A time as it stands in CSV; null when there is none. */
  public static String timeText(Long epochMillis) {
    return epochMillis == null ? null : IsoTimes.format(epochMillis);
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
          estimate("critic_acceleration", SpreadWindow::criticAcceleration),
          estimate("growth_per_hour", SpreadWindow::growthPerHour),
          estimate("growth_low", SpreadWindow::growthLow),
          estimate("growth_high", SpreadWindow::growthHigh),
          estimate("doubling_hours", SpreadWindow::doublingHours),
          text("phase", SpreadWindow::phase),
          estimate("amplification", SpreadWindow::amplification),
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
          estimate("critic_reach", SpreadWindow::criticReach),
          estimate("supporter_reach", SpreadWindow::supporterReach),
          estimate("neutral_reach", SpreadWindow::neutralReach),
          estimate("net_stance", SpreadWindow::netStance),
          estimate("critic_share", SpreadWindow::criticShare),
          whole("hub_links", SpreadWindow::hubLinks),
          estimate("reproduction", SpreadWindow::reproduction),
          estimate("reproduction_low", SpreadWindow::reproductionLow),
          estimate("reproduction_high", SpreadWindow::reproductionHigh),
          whole("reproduction_mentions", SpreadWindow::reproductionMentions));

  private static Column text(String name, Function<SpreadWindow, String> read) {
    return new Column(name, Type.TEXT, read, null, null);
  }

  private static Column whole(String name, ToLongFunction<SpreadWindow> read) {
    return new Column(name, Type.WHOLE, null, read, null);
  }

  private static Column time(String name, ToLongFunction<SpreadWindow> read) {
    return new Column(name, Type.TIME, null, read, null);
  }

  private static Column decimal(String name, ToDoubleFunction<SpreadWindow> read) {
    return new Column(name, Type.DECIMAL, null, null, read);
  }

  /** A decimal that a row may be without. */
  private static Column estimate(String name, Function<SpreadWindow, Double> read) {
    return decimal(
        name,
        row -> {
          Double value = read.apply(row);
          return value == null ? Double.NaN : value;
        });
  }

  /** {@code window_start} gives {@code windowStart}. */
  private static String camel(String name) {
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

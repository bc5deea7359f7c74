package io.firebreak.models.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.datasketches.hash.MurmurHash3;

/** The links in a text, as hashes of what they lead to. */
final class Links {
  private static final int MOST = 4;
  private static final Pattern LINK =
      Pattern.compile("https?://(\\S{4,2000})", Pattern.CASE_INSENSITIVE);
  private static final Pattern TRACKING =
      Pattern.compile("(?<=[?&])(?:utm_\\w+|fbclid|gclid|ref|s|t)=[^&]*&?");

  private Links() {}

  /** At most four, in the order of the text, none twice. */
  static List<Long> of(String text) {
    List<Long> found = new ArrayList<>(0);
    Matcher links = LINK.matcher(text);
    while (found.size() < MOST && links.find()) {
      long hash = hash(plain(links.group(1)));
      if (!found.contains(hash)) {
        found.add(hash);
      }
    }
    return List.copyOf(found);
  }

  /** Host in lower case without www, path, and what of the query does not only track people. */
  private static String plain(String link) {
    String rest = link.replaceAll("#.*", "").replaceAll("[)\\]}>\"'”’.,;:!?…]+$", "");
    int end = rest.indexOf('/');
    String host = (end < 0 ? rest : rest.substring(0, end)).toLowerCase(Locale.ROOT);
    String path = end < 0 ? "" : rest.substring(end);
    path = TRACKING.matcher(path).replaceAll("").replaceAll("[?&/]+$", "");
    return (host.startsWith("www.") ? host.substring(4) : host) + path;
  }

  static long hash(String text) {
    return MurmurHash3.hash(text.getBytes(UTF_8), 0)[0];
  }
}

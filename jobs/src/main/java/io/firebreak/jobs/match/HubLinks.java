package io.firebreak.jobs.match;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The hub pages of all issues, as a tree of host and path segments. A link leads to a hub when it
 * is the hub's page or lies below it. Scheme, {@code www.}, user info, default port, query,
 * fragment, empty segments and a slash at the end do not count; the path's case does.
 *
 * <p>Cost of a look-up is linear in the link, however many hubs there are.
 */
final class HubLinks {
  private static final int MAX_HOST_UNITS = 253;

  private final Map<String, Node> hosts = new HashMap<>();

  private static final class Node {
    private final Map<String, Node> children = new HashMap<>();
    private int[] issues = {};
  }

  /** Adds a hub page of an issue; an address that is not http or https is ignored. */
  void add(String url, int issue) {
    String host = host(url);
    if (host == null) {
      return;
    }
    Node node = hosts.computeIfAbsent(host, absent -> new Node());
    for (String segment : segments(url)) {
      node = node.children.computeIfAbsent(segment, absent -> new Node());
    }
    node.issues = Arrays.copyOf(node.issues, node.issues.length + 1);
    node.issues[node.issues.length - 1] = issue;
  }

  /** Tells the issues whose hub the link leads to; an issue may be told more than once. */
  void find(String link, IntConsumer found) {
    String host = hosts.isEmpty() ? null : host(link);
    Node node = host == null ? null : hosts.get(host);
    if (node == null) {
      return;
    }
    tell(node, found);
    if (!node.children.isEmpty()) {
      for (String segment : segments(link)) {
        node = node.children.get(segment);
        if (node == null) {
          return;
        }
        tell(node, found);
      }
    }
  }

  boolean isEmpty() {
    return hosts.isEmpty();
  }

  private static void tell(Node node, IntConsumer found) {
    for (int issue : node.issues) {
      found.accept(issue);
    }
  }

  private static int authorityStart(String url) {
    if (url.regionMatches(true, 0, "https://", 0, 8)) {
      return 8;
    }
    return url.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
  }

  private static int authorityEnd(String url, int start) {
    for (int i = start; i < url.length(); i++) {
      char c = url.charAt(i);
      // Browsers take a backslash for a slash.
      if (c == '/' || c == '\\' || c == '?' || c == '#') {
        return i;
      }
    }
    return url.length();
  }

  /** Host and, unless it is the default, port; null when there is none. */
  private static String host(String url) {
    int start = authorityStart(url);
    if (start < 0) {
      return null;
    }
    String authority = url.substring(start, authorityEnd(url, start));
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String defaultPort = start == 8 ? ":443" : ":80";
    String port = "";
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
      port = host.endsWith(defaultPort) || colon == host.length() - 1 ? "" : host.substring(colon);
      host = host.substring(0, colon);
    }
    host = ascii(host);
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (host.startsWith("www.")) {
      host = host.substring(4);
    }
    return host.isEmpty() ? null : host + port;
  }

  private static String ascii(String host) {
    // Encoding takes quadratic time, and no real host name is longer.
    if (host.length() > MAX_HOST_UNITS || host.chars().allMatch(c -> c < 0x80)) {
      return host;
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return host;
    }
  }

  private static List<String> segments(String url) {
    int at = authorityEnd(url, authorityStart(url));
    List<String> segments = new ArrayList<>();
    while (at < url.length() && url.charAt(at) != '?' && url.charAt(at) != '#') {
      int end = ++at;
      while (end < url.length() && "/\\?#".indexOf(url.charAt(end)) < 0) {
        end++;
      }
      String segment = decoded(url.substring(at, end));
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.remove(segments.size() - 1);
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
      at = end;
    }
    return segments;
  }

  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}

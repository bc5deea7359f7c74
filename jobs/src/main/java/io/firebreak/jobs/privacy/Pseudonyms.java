package io.firebreak.jobs.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.settings.SettingsException;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names authors by a keyed hash: {@code ~} and the first 128 bits of HMAC-SHA256(key, {@code
 * platform:author} in lower case), in hexadecimal. One author has one pseudonym on one platform as
 * long as the key stays; two authors share one with a probability below 10^-20 among a billion.
 *
 * <p>Handles are dropped unless the settings keep them. Until the matching has compared an author
 * with the accounts of the issue's own subject, the handle of a mention is a pseudonym too.
 */
public final class Pseudonyms implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String MARK = "~";
  private static final int BYTES = 16;
  private static final int LEAST_KEY = 32;

  private final byte[] key;
  private final boolean keepHandles;

  private Pseudonyms(byte[] key, boolean keepHandles) {
    this.key = key;
    this.keepHandles = keepHandles;
  }

  /** Authors stay as they are. */
  public static Pseudonyms none() {
    return new Pseudonyms(null, true);
  }

  /**
   * Those of the settings.
   *
   * @param environment the process environment, which holds the key
   * @throws SettingsException when authors are to be pseudonyms and there is no key, or a short one
   */
  public static Pseudonyms from(Settings settings, Map<String, String> environment) {
    if (settings.get(SettingKeys.PRIVACY_AUTHORS).equals("public")) {
      return none();
    }
    String variable = settings.get(SettingKeys.PRIVACY_KEY_ENV);
    String key = environment.get(variable);
    if (key == null || key.isBlank()) {
      throw new SettingsException(
          "Authors are to be pseudonyms, and "
              + variable
              + " holds no key. Make one (openssl rand -hex 32), keep it, and put it into the"
              + " environment of the job; or set privacy.authors: public.");
    }
    if (key.strip().length() < LEAST_KEY) {
      throw new SettingsException(
          variable + " is too short: " + LEAST_KEY + " characters or more (openssl rand -hex 32).");
    }
    return new Pseudonyms(
        key.strip().getBytes(UTF_8), settings.get(SettingKeys.PRIVACY_HANDLES).equals("keep"));
  }

  /** Those of the settings where the environment has a key; otherwise authors stay as they are. */
  public static Pseudonyms ifKeyed(Settings settings, Map<String, String> environment) {
    return environment.containsKey(settings.get(SettingKeys.PRIVACY_KEY_ENV))
        ? from(settings, environment)
        : none();
  }

  /** Whether authors become pseudonyms. */
  public boolean isOn() {
    return key != null;
  }

  /** A mention whose author is a pseudonym. */
  public Mention hide(Mention mention) {
    if (key == null || (mention.authorId() == null && mention.authorHandle() == null)) {
      return mention;
    }
    String author = mention.authorId() != null ? mention.authorId() : mention.authorHandle();
    return new Mention(
        mention.key(),
        mention.op(),
        mention.revision(),
        mention.platform(),
        mention.id(),
        of(mention.platform(), author),
        handle(mention),
        mention.followers(),
        mention.text(),
        mention.title(),
        mention.language(),
        mention.url(),
        mention.publishedAtMillis(),
        mention.observedAtMillis(),
        mention.inReplyTo(),
        mention.repostOf(),
        mention.quoteOf(),
        mention.links(),
        mention.source(),
        mention.sourceTier());
  }

  private String handle(Mention mention) {
    String handle = mention.authorHandle();
    return handle == null || keepHandles ? handle : of(mention.platform(), handle);
  }

  /** A handle that may leave: null for a pseudonym, which is there to compare accounts only. */
  public static String shown(String handle) {
    return handle != null && handle.startsWith(MARK) ? null : handle;
  }

  /** An issue whose own accounts are found among pseudonyms too. */
  public Issue hide(Issue issue) {
    if (key == null || issue.ownedAccounts().isEmpty()) {
      return issue;
    }
    List<String> accounts = new ArrayList<>(issue.ownedAccounts());
    for (String account : issue.ownedAccounts()) {
      int colon = account.indexOf(':');
      String platform = account.substring(0, colon);
      accounts.add(platform + ":" + of(platform, account.substring(colon + 1)));
    }
    return new Issue(
        issue.id(),
        issue.deleted(),
        issue.name(),
        issue.aliases(),
        issue.keywords(),
        issue.exclusions(),
        issue.hubUrls(),
        issue.keyMessages(),
        issue.comparisonGroup(),
        accounts,
        issue.languages(),
        issue.alerts());
  }

  /**
   * The pseudonym of an author; the author's own name where there are none.
   *
   * @param author id or handle
   */
  public String of(String platform, String author) {
    if (key == null) {
      return author;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] hash = mac.doFinal((platform + ":" + author).toLowerCase(Locale.ROOT).getBytes(UTF_8));
      return MARK + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    }
  }
}

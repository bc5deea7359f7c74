package io.firebreak.models.stance;

import java.util.List;

/**
 * Whom a stance is toward.
 *
 * @param name the subject's full name, such as "American Airlines"
 * @param aliases other names, handles and hashtags; never null
 */
public record Target(String name, List<String> aliases) {}

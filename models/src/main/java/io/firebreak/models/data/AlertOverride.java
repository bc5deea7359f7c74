package io.firebreak.models.data;

/**
 * What an issue wants to be different in one of the shipped alert rules. Null keeps what is
 * shipped.
 *
 * @param rule id of the rule
 * @param enabled false switches it off for this issue
 * @param severity {@code page}, {@code ticket} or {@code info}
 * @param threshold from where it raises
 * @param clearThreshold below where it clears
 * @param forMinutes how long the condition must last
 * @param cooldownMinutes how long after an episode no new one begins
 */
public record AlertOverride(
    String rule,
    Boolean enabled,
    String severity,
    Double threshold,
    Double clearThreshold,
    Integer forMinutes,
    Integer cooldownMinutes) {}

package io.firebreak.jobs.alerts;

import io.firebreak.models.data.AlertOverride;
import java.util.List;

/**
 * What an issue makes of the rules.
 *
 * @param withdrawn true when the issue is withdrawn: no rule holds
 */
public record ChangedRules(List<AlertOverride> alerts, boolean withdrawn) {
  static final ChangedRules NONE = new ChangedRules(List.of(), false);
}

/** The follow-up queue as people see and work it: the view {@code v_follow_up} and their states. */
package io.firebreak.local.followup;

/**
 * A Grafana beside the embedded services. Enters: where PostgreSQL listens, and a Grafana that is
 * installed here. Leaves: its address, or the line that starts one in a container. Kept: its data,
 * in the workspace, until it stops.
 */
package io.firebreak.local.grafana;

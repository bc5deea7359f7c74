/**
 * Tests of what dashboards and deployments consist of: their files, and every query on a real
 * PostgreSQL. Enters: the JSON, YAML and SQL of this repository and a small seed. Leaves: nothing.
 * Kept: one database server for the life of the test process.
 */
package io.firebreak.dashboards;

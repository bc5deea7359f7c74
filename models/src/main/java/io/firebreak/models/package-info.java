/** The models: plain Java on plain inputs. Nothing here knows of Flink, Kafka or a database. */
package io.firebreak.models;

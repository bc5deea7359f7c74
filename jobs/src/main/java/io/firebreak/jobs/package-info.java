/** The Flink jobs: one package per stage, in the order of the pipeline. */
package io.firebreak.jobs;

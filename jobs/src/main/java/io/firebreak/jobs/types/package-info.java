/**
 * How records travel between tasks and lie in state: their bytes, written field by field. A change
 * to what a serializer writes makes older savepoints unreadable.
 */
package io.firebreak.jobs.types;

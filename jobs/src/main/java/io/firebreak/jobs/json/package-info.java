/**
 * The JSON contracts of the topics. What enters: bytes from topics and files. What leaves: the
 * records of {@code io.firebreak.models.data}, or a reason why the bytes cannot be used; and the
 * bytes of what Firebreak writes. Nothing is kept between records.
 */
package io.firebreak.jobs.json;

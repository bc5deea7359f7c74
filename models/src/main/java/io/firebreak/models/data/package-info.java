/**
 * The data contracts as Java records: what enters Firebreak (mentions, issues, responses) and what
 * leaves it (scored mentions, spread windows, dead letters). Times are epoch milliseconds, UTC; an
 * absent value is null. The records hold data only and depend on nothing, so that every module, and
 * Flink's POJO serializer, can carry them.
 */
package io.firebreak.models.data;

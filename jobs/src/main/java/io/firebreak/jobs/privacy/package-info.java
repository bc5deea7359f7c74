/**
 * Authors become pseudonyms where mentions are read: what enters are parsed mentions and issue
 * definitions, what leaves are the same with pseudonyms for author ids and without handles. Nothing
 * is kept; who holds the key can find a known author again, nobody can go back from a pseudonym.
 */
package io.firebreak.jobs.privacy;

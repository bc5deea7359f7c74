/**
 * Forgetting a person or a mention: finds what the database holds of them and removes it. What was
 * removed is not kept anywhere.
 */
package io.firebreak.local.privacy;

/** Makes the pictures of the documents from the simulator, and checks that they are up to date. */
package io.firebreak.local.docs;

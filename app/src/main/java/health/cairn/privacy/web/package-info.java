/** Pages about privacy settings. */
@NullMarked
package health.cairn.privacy.web;

import org.jspecify.annotations.NullMarked;

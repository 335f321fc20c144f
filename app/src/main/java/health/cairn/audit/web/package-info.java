/** The audit pages. */
@NullMarked
package health.cairn.audit.web;

import org.jspecify.annotations.NullMarked;

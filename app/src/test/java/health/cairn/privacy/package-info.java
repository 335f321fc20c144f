/** What protects patients, under test. */
@NullMarked
package health.cairn.privacy;

import org.jspecify.annotations.NullMarked;

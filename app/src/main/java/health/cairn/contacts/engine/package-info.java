/** Questions to the lake, and what every engine that answers them has to know of it. */
@NullMarked
package health.cairn.contacts.engine;

import org.jspecify.annotations.NullMarked;

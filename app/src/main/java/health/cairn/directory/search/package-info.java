/** Finding by name, code or part of a postcode, with spelling mistakes forgiven: plain Java in memory. */
@NullMarked
package health.cairn.directory.search;

import org.jspecify.annotations.NullMarked;

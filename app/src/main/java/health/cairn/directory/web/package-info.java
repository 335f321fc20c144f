/** Pages and API of the directory: search, history, custom groups. */
@NullMarked
package health.cairn.directory.web;

import org.jspecify.annotations.NullMarked;

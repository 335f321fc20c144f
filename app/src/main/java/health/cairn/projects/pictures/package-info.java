/** Pictures that the server draws: the same for a page, for print, for a write-up and as a file. */
@NullMarked
package health.cairn.projects.pictures;

import org.jspecify.annotations.NullMarked;

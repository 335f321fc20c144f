/** The kinds of file that carry readings of measures. One class a kind; each finds itself by what only it has. */
@NullMarked
package health.cairn.imports.formats;

import org.jspecify.annotations.NullMarked;

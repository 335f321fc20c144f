/** DuckDB in this process: writes the files of the lake and answers questions from them. It keeps no database of its own. */
@NullMarked
package health.cairn.contacts.duckdb;

import org.jspecify.annotations.NullMarked;

/** Trino by JDBC, over the same files: for a lake that has outgrown one machine. */
@NullMarked
package health.cairn.contacts.trino;

import org.jspecify.annotations.NullMarked;

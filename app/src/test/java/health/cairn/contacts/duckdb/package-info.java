@NullMarked
package health.cairn.contacts.duckdb;

import org.jspecify.annotations.NullMarked;

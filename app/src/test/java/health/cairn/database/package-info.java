/** The database under test, and the database that other tests stand on. */
@NullMarked
package health.cairn.database;

import org.jspecify.annotations.NullMarked;

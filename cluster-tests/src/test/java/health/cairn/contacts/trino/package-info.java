@NullMarked
package health.cairn.contacts.trino;

import org.jspecify.annotations.NullMarked;

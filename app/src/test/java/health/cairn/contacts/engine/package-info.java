@NullMarked
package health.cairn.contacts.engine;

import org.jspecify.annotations.NullMarked;

@NullMarked
package health.cairn.contacts;

import org.jspecify.annotations.NullMarked;

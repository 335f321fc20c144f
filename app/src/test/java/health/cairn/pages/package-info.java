@NullMarked
package health.cairn.pages;

import org.jspecify.annotations.NullMarked;

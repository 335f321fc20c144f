@NullMarked
package health.cairn.demo;

import org.jspecify.annotations.NullMarked;

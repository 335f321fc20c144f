/** Pages and API of the directory, asked as people and programs ask them. */
@NullMarked
package health.cairn.comparison.web;

import org.jspecify.annotations.NullMarked;

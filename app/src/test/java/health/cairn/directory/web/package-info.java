/** Pages and API of the directory, asked as people and programs ask them. */
@NullMarked
package health.cairn.directory.web;

import org.jspecify.annotations.NullMarked;

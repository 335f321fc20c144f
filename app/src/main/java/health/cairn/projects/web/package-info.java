@NullMarked
package health.cairn.projects.web;

import org.jspecify.annotations.NullMarked;

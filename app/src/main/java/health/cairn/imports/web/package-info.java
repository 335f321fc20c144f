/** The pages and the API of loading. */
@NullMarked
package health.cairn.imports.web;

import org.jspecify.annotations.NullMarked;

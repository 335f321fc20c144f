/** Tests of the whole platform, and the two annotations that give a test a real database. */
@NullMarked
package health.cairn;

import org.jspecify.annotations.NullMarked;

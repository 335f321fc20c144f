/** Pages on which people come in, and look after themselves and each other. */
@NullMarked
package health.cairn.people.web;

import org.jspecify.annotations.NullMarked;

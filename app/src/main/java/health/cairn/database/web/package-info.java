/** What a load balancer or a supervisor asks. */
@NullMarked
package health.cairn.database.web;

import org.jspecify.annotations.NullMarked;

/** What people see of contacts: who comes often, who never comes, what is missed, cohorts, cases, and loading. */
@NullMarked
package health.cairn.contacts.web;

import org.jspecify.annotations.NullMarked;

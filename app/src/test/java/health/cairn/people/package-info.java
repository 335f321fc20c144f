/** Accounts, sign-in and access under test. */
@NullMarked
package health.cairn.people;

import org.jspecify.annotations.NullMarked;

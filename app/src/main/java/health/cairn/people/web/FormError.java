package health.cairn.people.web;

import health.cairn.people.Accounts.InvalidAccount;

/**
 * What to change in a form.
 *
 * @param field the name of the field, which is also its id on the page
 * @param sentence what to enter there
 */
record FormError(String field, String sentence) {

    static FormError of(InvalidAccount problem) {
        return new FormError(problem.field(), problem.sentence());
    }
}

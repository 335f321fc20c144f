package health.cairn.people;

import java.util.Optional;

/**
 * Somebody who may sign in.
 *
 * @param number our number for the account; never given to anybody else
 * @param email how the person signs in, as typed when the account was made
 * @param name how the person is addressed on pages
 * @param administrator whether the person looks after this installation
 * @param home the code of the area the person works for, where one is set
 */
public record Account(long number, String email, String name, boolean administrator, Optional<String> home) {

    /** Only the number: names and addresses do not belong in logs. */
    @Override
    public String toString() {
        return "Account[" + number + "]";
    }
}

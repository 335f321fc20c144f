package health.cairn.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is looking. Passed as an argument, never found in the surroundings. */
public sealed interface Viewer {

    /** Somebody who has not signed in: sees what is public. */
    record Visitor() implements Viewer {}

    /**
     * Somebody who has signed in.
     *
     * @param account our number for the account
     * @param name how the person is addressed on pages
     * @param administrator whether the person looks after this installation
     * @param home the code of the area the person works for, where one is set
     * @param roles the roles the person holds today
     */
    record Person(long account, String name, boolean administrator, Optional<String> home, List<RoleAt> roles)
            implements Viewer {

        public Person {
            roles = List.copyOf(roles);
        }

        /** A person without a role anywhere. */
        public Person(long account, String name, boolean administrator, Optional<String> home) {
            this(account, name, administrator, home, List.of());
        }

        static Person of(Account account, List<RoleAt> roles) {
            return new Person(account.number(), account.name(), account.administrator(), account.home(), roles);
        }

        /** The same person with more roles. */
        Person and(List<RoleAt> more) {
            return new Person(
                    account,
                    name,
                    administrator,
                    home,
                    Stream.concat(roles.stream(), more.stream()).toList());
        }

        /** The same person without some roles. */
        Person without(Role left) {
            return new Person(
                    account,
                    name,
                    administrator,
                    home,
                    roles.stream().filter(held -> held.role() != left).toList());
        }

        @Override
        public String toString() {
            return "Person[account=" + account + "]";
        }
    }
}

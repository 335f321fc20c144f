package health.cairn.people;

import java.util.Optional;

/** Who may sign in. */
public interface Accounts {

    /** Whether anybody has an account yet. */
    boolean any();

    Optional<Account> find(long number);

    /** The account that signs in with this address; capital letters do not matter. */
    Optional<Account> findByEmail(String email);

    /**
     * Makes an account.
     *
     * @throws InvalidAccount where something asked for will not do, with a sentence for the person who asked
     */
    Account create(NewAccount wanted);

    /**
     * What an account is made from.
     *
     * @param password 12 to 200 characters, not the address
     * @param home the code of the area the person works for
     */
    record NewAccount(String email, String name, String password, boolean administrator, Optional<String> home) {

        @Override
        public String toString() {
            return "NewAccount";
        }
    }

    /** An account cannot be as wanted. */
    final class InvalidAccount extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String field;

        InvalidAccount(String field, String message) {
            super(message);
            this.field = field;
        }

        /** Which field: {@code email}, {@code name}, {@code password} or {@code home}. */
        public String field() {
            return field;
        }
    }
}

package health.cairn.people;

import java.util.List;
import java.util.Optional;

/** Who may sign in. */
public interface Accounts {

    /** Whether anybody has an account yet. */
    boolean any();

    /** Everybody, by name. */
    List<Account> all();

    Optional<Account> find(long number);

    /** The account that signs in with this address; capital letters do not matter. */
    Optional<Account> findByEmail(String email);

    /** Whether the account has a password; somebody who signs in with a provider may have none. */
    boolean hasPassword(long number);

    /**
     * Makes an account.
     *
     * @throws InvalidAccount where something asked for will not do, with a sentence for the person who asked
     */
    Account create(NewAccount wanted);

    /**
     * Changes how a person is addressed and which area is theirs.
     *
     * @param home an area's code, or empty for none
     * @throws InvalidAccount where the name or the code will not do
     */
    void describe(long number, String name, Optional<String> home);

    /**
     * Changes the password; ends every session of the account, this one too.
     *
     * @throws InvalidAccount where the present password is not the one given, or the new one will not do
     */
    void changePassword(long number, String present, String wanted);

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

    /** An account cannot be as wanted. The message is for the person who asked. */
    final class InvalidAccount extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String field;

        InvalidAccount(String field, String message) {
            super(message);
            this.field = field;
        }

        /** Which field: {@code email}, {@code name}, {@code password}, {@code present} or {@code home}. */
        public String field() {
            return field;
        }

        /** A sentence that says what to enter. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }
}

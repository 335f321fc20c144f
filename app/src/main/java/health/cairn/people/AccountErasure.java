package health.cairn.people;

/** Takes away from an account what tells whose it was. */
public interface AccountErasure {

    /** Deletes name, address, area and password and ends every session; the number stays, and nobody can sign in with it. */
    void erase(long account);
}

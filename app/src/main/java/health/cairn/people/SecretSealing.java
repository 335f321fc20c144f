package health.cairn.people;

/**
 * Encrypts what must not be readable in the database: the secrets of authenticator apps. Where an installation has keys, the
 * module that holds them provides this; where none does, secrets are protected by the database's own access rules alone.
 */
public interface SecretSealing {

    /** @param account whose secret it is; opening needs the same */
    byte[] seal(byte[] secret, long account);

    byte[] open(byte[] sealed, long account);
}

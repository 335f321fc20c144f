package health.cairn.database;

/**
 * Where a database is and how to be let in.
 *
 * @param url a JDBC address, {@code jdbc:postgresql://host:port/name}
 */
record DatabaseAddress(String url, String user, String password) {

    /** Without the password, and without the address's parameters, which may hold one. */
    @Override
    public String toString() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}

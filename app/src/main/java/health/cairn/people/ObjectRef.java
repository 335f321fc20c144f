package health.cairn.people;

/**
 * One thing that can be shared, named by the module it belongs to.
 *
 * @param kind what it is, for example {@code run}, {@code group}, {@code project}
 * @param id which one, as it stands in its address
 */
public record ObjectRef(String kind, String id) {

    public ObjectRef {
        if (!kind.matches("[a-z]{1,20}") || !id.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "A thing to share is a word and an id; found '" + kind + "' '" + id + "'");
        }
    }
}

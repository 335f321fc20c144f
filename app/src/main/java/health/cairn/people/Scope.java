package health.cairn.people;

/**
 * What a viewer may see and do, decided in one place and passed to every query as an argument.
 *
 * @param viewer whose scope this is
 * @param mayLoad whether files may be loaded, published and withdrawn
 * @param mayChoose whether rankings may be made and choices recorded
 */
public record Scope(Viewer viewer, boolean mayLoad, boolean mayChoose) {

    /** Decides what a viewer may see and do. */
    public static Scope of(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Visitor visitor -> new Scope(visitor, false, false);
            case Viewer.Person person -> new Scope(person, true, true);
        };
    }
}

package health.cairn.people;

/** Addresses on this site, for going back to where somebody was. */
public final class LocalPath {

    private LocalPath() {}

    /** Whether this is a path here, and cannot be read as another site's. */
    public static boolean is(String path) {
        return path.startsWith("/") && path.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");
    }
}

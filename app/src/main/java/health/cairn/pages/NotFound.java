package health.cairn.pages;

import java.util.List;

/** Thrown by a controller where an address names something that is not there; becomes a page that helps on. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Head.Link> near;

    /**
     * @param sentence what was asked for and that it is not there
     * @param near what the person may have meant
     */
    public NotFound(String sentence, List<Head.Link> near) {
        super(sentence, null, false, false);
        this.near = List.copyOf(near);
    }

    public NotFound(String sentence) {
        this(sentence, List.of());
    }

    List<Head.Link> near() {
        return near;
    }
}

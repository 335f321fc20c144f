package health.cairn.people;

import java.util.Optional;

/** A kind of thing that can be shared, told about by the module it belongs to; a bean for each kind. */
public interface Shareable {

    /** The kind, as in {@link ObjectRef#kind}. */
    String kind();

    /** The thing with this id; whether the asker may know of it is decided elsewhere. */
    Optional<Thing> find(String id);

    /**
     * How a thing is shown.
     *
     * @param what the kind in words, as in "this ranking"
     * @param name what it is called
     * @param href where it is
     */
    record Thing(String what, String name, String href) {

        /** Without the name, which a person wrote. */
        @Override
        public String toString() {
            return "Thing[" + href + "]";
        }
    }
}

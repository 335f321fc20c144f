package health.cairn.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What access control has to know of organisations. The directory answers; this module does not know the directory. Codes
 * that are not known lie inside nothing but themselves.
 */
public interface Organisations {

    /** The organisation or custom group with this code. */
    Optional<Organisation> find(String code);

    /**
     * Every organisation that this one lay inside on a day, itself included: a practice's network, its sub-ICB location and
     * so on up to England, and custom groups that hold it.
     */
    Set<String> around(String code, LocalDate day);

    /** The practices inside an organisation on a day; a practice holds itself. */
    Set<String> practicesOf(String code, LocalDate day);

    /** Those of these that are known and no custom groups: organisations above practices first, then practices, by name. */
    default List<Organisation> listed(Collection<String> codes) {
        return codes.stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .filter(organisation -> organisation.kind() != Kind.GROUP)
                .sorted(Comparator.comparing((Organisation found) -> found.kind() == Kind.PRACTICE)
                        .thenComparing(Organisation::name))
                .toList();
    }

    /** What an organisation is, as far as access depends on it. */
    enum Kind {
        PRACTICE,
        /** A network, an alliance, a board: made of practices. */
        ABOVE_PRACTICES,
        /** Made by a person: things can be shared with it, but nobody holds a role at it. */
        GROUP
    }

    /** An organisation by code, name and kind. */
    record Organisation(String code, String name, Kind kind) {}
}

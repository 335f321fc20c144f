package health.cairn.ranking;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.directory.Registered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** People as the lists of patients in the directory count them. */
@Component
class RegisteredPeople implements EvidenceQueries.People {

    private final Directory directory;
    private final Registered registered;

    RegisteredPeople(Directory directory, Registered registered) {
        this.directory = directory;
        this.registered = registered;
    }

    @Override
    public Map<AreaCode, Long> registered() {
        List<AreaCode> practices =
                directory.ofType(AreaType.PRACTICE).stream().map(Area::code).toList();
        Map<AreaCode, Long> people = new HashMap<>();
        registered.latest(practices).forEach((practice, list) -> people.put(practice, Math.round(list.people())));
        return people;
    }
}

package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import health.cairn.directory.Registered;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** People registered, from the directory's list sizes. */
@Component
class RegisteredPeople implements EvidenceQueries.People {

    private final Registered registered;

    RegisteredPeople(Registered registered) {
        this.registered = registered;
    }

    @Override
    public Map<AreaCode, Long> registered(Collection<AreaCode> practices) {
        var people = new HashMap<AreaCode, Long>();
        registered.latest(practices).forEach((practice, latest) -> people.put(practice, Math.round(latest.people())));
        return people;
    }
}

package health.cairn.privacy;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is kept about a person who uses this installation: all of it for them, and its erasure. */
@Component
public class OwnData {

    private final List<PersonalData> parts;
    private final Audit audit;

    OwnData(List<PersonalData> parts, Audit audit) {
        this.parts =
                parts.stream().sorted(Comparator.comparing(PersonalData::name)).toList();
        this.audit = audit;
    }

    /** All of it, by what it is. */
    public Map<String, Object> of(long account) {
        var all = new LinkedHashMap<String, Object>();
        for (PersonalData part : parts) {
            all.put(part.name(), part.of(account));
        }
        return all;
    }

    /** What becomes of each part, in sentences. */
    public List<String> afterErasure() {
        return parts.stream().map(PersonalData::afterErasure).toList();
    }

    /**
     * Erases what need not be kept; all of it or nothing.
     *
     * @param by who does it: the person, or an administrator who was asked
     */
    @Transactional
    public void erase(long account, long by) {
        audit.record(
                Entry.of(Act.ERASED, Optional.of(by)).on("account", account).ownedBy(account));
        parts.forEach(part -> part.erase(account));
    }
}

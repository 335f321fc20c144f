package health.cairn.privacy;

import health.cairn.audit.Audit;
import health.cairn.audit.Audit.Filter;
import health.cairn.audit.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the audit record holds of a person. */
@Component
class AuditedByPerson implements PersonalData {

    private static final int ROWS_AT_ONCE = 1_000;

    private final Audit audit;

    AuditedByPerson(Audit audit) {
        this.audit = audit;
    }

    /** Both the latest first. */
    record Records(List<AuditRecord> inYourName, List<AuditRecord> byOthersOnWhatIsYours) {}

    @Override
    public String name() {
        return "record of what was done";
    }

    @Override
    public Records of(long account) {
        return new Records(all(Filter.by(account)), all(Filter.onThingsOf(account)));
    }

    private List<AuditRecord> all(Filter filter) {
        var all = new ArrayList<AuditRecord>();
        Optional<Long> before = Optional.empty();
        for (List<AuditRecord> rows = audit.find(filter, before, ROWS_AT_ONCE);
                !rows.isEmpty();
                rows = audit.find(filter, before, ROWS_AT_ONCE)) {
            all.addAll(rows);
            before = Optional.of(rows.getLast().number());
        }
        return all;
    }

    @Override
    public String afterErasure() {
        return "The record of what was done stays, with the number of the account and without a name: the organisation must be"
                + " able to show who used data about patients.";
    }

    @Override
    public void erase(long account) {
        // The record holds no name; without the account its number leads to nobody.
    }
}

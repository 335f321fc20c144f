package health.cairn.privacy;

import health.cairn.audit.Audit;
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

    @Override
    public String name() {
        return "what was done in your name";
    }

    @Override
    public List<AuditRecord> of(long account) {
        var all = new ArrayList<AuditRecord>();
        Optional<Long> before = Optional.empty();
        for (List<AuditRecord> rows = audit.find(Audit.Filter.by(account), before, ROWS_AT_ONCE);
                !rows.isEmpty();
                rows = audit.find(Audit.Filter.by(account), before, ROWS_AT_ONCE)) {
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

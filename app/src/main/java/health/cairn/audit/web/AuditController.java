package health.cairn.audit.web;

import health.cairn.audit.Audit;
import health.cairn.audit.AuditRecord;
import health.cairn.pages.CsvText;
import health.cairn.people.Accounts;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The record of who did what: all of it for administrators, their own part for everybody. */
@Controller
class AuditController {

    private static final int PAGE = 50;
    private static final int ROWS_AT_ONCE = 1_000;

    private final Audit audit;
    private final Accounts accounts;

    AuditController(Audit audit, Accounts accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    @GetMapping("/audit")
    String all(AuditForm form, @RequestParam Optional<Long> before, Model model) {
        Optional<Audit.Filter> filter = form.filter(accounts);
        List<AuditRecord> found =
                filter.map(asked -> audit.find(asked, before, PAGE + 1)).orElse(List.of());
        model.addAttribute("page", AuditPage.of(form, found, PAGE, new Words(accounts)));
        return "audit/audit";
    }

    @GetMapping("/audit/records.csv")
    void csv(AuditForm form, HttpServletResponse response) throws IOException {
        Audit.Filter filter = form.filter(accounts).orElse(Audit.Filter.ALL);
        var words = new Words(accounts);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        PrintWriter out = response.getWriter();
        out.write(CsvText.line(
                "number", "time", "account", "name", "role", "from", "what", "outcome", "object", "key", "reason",
                "hash"));
        Optional<Long> before = Optional.empty();
        for (List<AuditRecord> rows = audit.find(filter, before, ROWS_AT_ONCE);
                !rows.isEmpty();
                rows = audit.find(filter, before, ROWS_AT_ONCE)) {
            for (AuditRecord row : rows) {
                out.write(CsvText.line(
                        row.number(),
                        row.at(),
                        row.account().orElse(null),
                        words.name(row.account()),
                        row.role(),
                        row.origin(),
                        row.act().title(),
                        row.outcome().title(),
                        row.kind(),
                        row.key(),
                        row.reason(),
                        row.hash()));
            }
            before = Optional.of(rows.getLast().number());
        }
    }

    @GetMapping("/account/audit")
    String own(Viewer viewer, Model model) {
        if (!(viewer instanceof Viewer.Person person)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var words = new Words(accounts);
        model.addAttribute(
                "page",
                new OwnAuditPage(
                        AuditPage.table(
                                "What others did with what is yours",
                                audit.find(Audit.Filter.onThingsOf(person.account()), Optional.empty(), PAGE),
                                words),
                        AuditPage.table(
                                "What was done in your name",
                                audit.find(Audit.Filter.by(person.account()), Optional.empty(), PAGE),
                                words)));
        return "audit/own";
    }
}

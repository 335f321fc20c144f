package health.cairn.people.web;

import health.cairn.people.Agreements;
import health.cairn.people.Agreements.Agreement;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.NotPossible;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Kind;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import health.cairn.people.web.AgreementsPage.Form;
import health.cairn.people.web.AgreementsPage.Row;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who shares counts with whom: a practice makes its agreements here, a network sees those made with it. */
@Controller
class AgreementsController {

    private final Agreements agreements;
    private final Organisations organisations;
    private final Clock clock;

    AgreementsController(Agreements agreements, Organisations organisations, Clock clock) {
        this.agreements = agreements;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping("/people/{organisation}/agreements")
    @ConfirmIdentity
    String agreements(@PathVariable String organisation, Model model) {
        Organisation at = known(organisation);
        return show(at, new Form("", "", LocalDate.now(clock).toString(), ""), Optional.empty(), model);
    }

    @PostMapping("/people/{organisation}/agreements")
    @ConfirmIdentity
    String record(
            @PathVariable String organisation,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String signatory,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Organisation at = known(organisation);
        String field = "starts";
        try {
            LocalDate from = LocalDate.parse(starts);
            field = "ends";
            Optional<LocalDate> until = ends.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(ends));
            field = "holder";
            agreements.record(scope, at.code(), holder.strip().toUpperCase(Locale.ROOT), signatory, from, until);
            return "redirect:/people/" + at.code() + "/agreements";
        } catch (DateTimeParseException e) {
            return refused(
                    at,
                    holder,
                    signatory,
                    starts,
                    ends,
                    new FormError(field, "Enter a date, like 2026-04-01"),
                    response,
                    model);
        } catch (NotPossible e) {
            return refused(at, holder, signatory, starts, ends, new FormError(field, e.sentence()), response, model);
        }
    }

    @PostMapping("/people/{organisation}/agreements/{number}/end")
    @ConfirmIdentity
    String end(@PathVariable String organisation, @PathVariable String number, Scope scope) {
        Organisation at = known(organisation);
        if (number.matches("\\d{1,18}")) {
            agreements.end(scope, at.code(), Long.parseLong(number));
        }
        return "redirect:/people/" + at.code() + "/agreements";
    }

    private String refused(
            Organisation at,
            String holder,
            String signatory,
            String starts,
            String ends,
            FormError error,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(at, new Form(holder, signatory, starts, ends), Optional.of(error), model);
    }

    private Organisation known(String code) {
        return organisations
                .find(code)
                .filter(found -> found.kind() != Kind.GROUP)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Organisation at, Form form, Optional<FormError> error, Model model) {
        boolean practice = at.kind() == Kind.PRACTICE;
        List<Agreement> made = practice ? agreements.of(at.code()) : agreements.with(at.code());
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new AgreementsPage(
                        at.name(),
                        at.code(),
                        practice,
                        made.stream()
                                .map(agreement -> row(agreement, practice, today))
                                .toList(),
                        form,
                        error));
        return "people/agreements";
    }

    private Row row(Agreement agreement, boolean practice, LocalDate today) {
        String other = practice ? agreement.holder() : agreement.practice();
        return new Row(
                agreement.number(),
                organisations.find(other).map(Organisation::name).orElse(other),
                other,
                agreement.signatory(),
                OrganisationPage.day(agreement.starts()),
                agreement.ends().map(OrganisationPage::day).orElse("no end set"),
                agreement.inForceOn(today));
    }
}

package health.cairn.people.web;

import health.cairn.people.ConfirmIdentity;
import health.cairn.people.Invitations;
import health.cairn.people.NotPossible;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Kind;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Role;
import health.cairn.people.Roles;
import health.cairn.people.Roles.Holder;
import health.cairn.people.Scope;
import health.cairn.people.SignInProviders;
import health.cairn.people.web.OrganisationPage.Row;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The people of an organisation, for those who administer it: who, in which role, since when; and inviting more. */
@Controller
class OrganisationController {

    private final Roles roles;
    private final Invitations invitations;
    private final Organisations organisations;
    private final SignInProviders providers;
    private final Clock clock;

    OrganisationController(
            Roles roles, Invitations invitations, Organisations organisations, SignInProviders providers, Clock clock) {
        this.roles = roles;
        this.invitations = invitations;
        this.organisations = organisations;
        this.providers = providers;
        this.clock = clock;
    }

    @GetMapping("/people/{organisation}")
    @ConfirmIdentity
    String people(@PathVariable String organisation, Scope scope, Model model) {
        return show(administered(organisation, scope), scope, Optional.empty(), Optional.empty(), model);
    }

    /** Answers with the page itself: the link is shown once and kept nowhere, so there is nothing to redirect to. */
    @PostMapping("/people/{organisation}/invitations")
    @ConfirmIdentity
    String invite(
            @PathVariable String organisation,
            @RequestParam Role role,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Organisation at = administered(organisation, scope);
        try {
            String link = link(invitations.invite(scope, at.code(), role));
            return show(at, scope, Optional.of(link), Optional.empty(), model);
        } catch (NotPossible e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(at, scope, Optional.empty(), Optional.of(new FormError("role", e.sentence())), model);
        }
    }

    @PostMapping("/people/{organisation}/roles/{number}/end")
    @ConfirmIdentity
    String end(@PathVariable String organisation, @PathVariable String number, Scope scope) {
        Organisation at = administered(organisation, scope);
        roles.end(scope, at.code(), number(number));
        return scope.mayAdminister(at.code()) ? "redirect:/people/" + at.code() : "redirect:/account";
    }

    @PostMapping("/people/{organisation}/accounts/{account}/recovery")
    @ConfirmIdentity
    String recover(@PathVariable String organisation, @PathVariable String account, Scope scope, Model model) {
        Organisation at = administered(organisation, scope);
        long number = number(account);
        boolean here = roles.at(at.code()).stream()
                .anyMatch(holder ->
                        holder.account().number() == number && holder.role().holdsOn(LocalDate.now(clock)));
        if (!here) {
            throw new AccessDeniedException("The person holds no role here");
        }
        return show(at, scope, Optional.of(link(invitations.recover(scope, number))), Optional.empty(), model);
    }

    static String link(String token) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("set-up", token)
                .toUriString();
    }

    private Organisation administered(String code, Scope scope) {
        if (!scope.mayAdminister(code)) {
            throw new AccessDeniedException("The organisation is administered by others");
        }
        return organisations
                .find(code)
                .filter(found -> found.kind() != Kind.GROUP)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Row row(Holder holder) {
        return Row.of(holder, holder.role().provider().map(providers::labelOf).orElse(""));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Long.parseLong(text);
    }

    private String show(Organisation at, Scope scope, Optional<String> link, Optional<FormError> error, Model model) {
        List<Holder> holders = roles.at(at.code());
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new OrganisationPage(
                        at.name(),
                        at.code(),
                        at.kind() == Kind.PRACTICE,
                        holders.stream()
                                .filter(holder -> holder.role().ends().isEmpty()
                                        || holder.role().ends().get().isAfter(today))
                                .map(this::row)
                                .toList(),
                        holders.stream()
                                .filter(holder -> holder.role()
                                        .ends()
                                        .filter(ends -> !ends.isAfter(today))
                                        .isPresent())
                                .map(this::row)
                                .toList(),
                        scope.invitable(at.code()).stream()
                                .filter(role -> role != Role.PRACTICE_DATA_HOLDER || at.kind() == Kind.PRACTICE)
                                .toList(),
                        link,
                        error));
        return "people/organisation";
    }
}

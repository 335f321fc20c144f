package health.cairn.people.web;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Accounts.InvalidAccount;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Role;
import health.cairn.people.RoleAt;
import health.cairn.people.Roles;
import health.cairn.people.SignInChecks;
import health.cairn.people.SignInChecks.Outcome;
import health.cairn.people.SignInProviders;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A person's own account. */
@Controller
class AccountController {

    private final Accounts accounts;
    private final SignInChecks checks;
    private final Roles roles;
    private final Organisations organisations;
    private final SignInProviders providers;

    AccountController(
            Accounts accounts,
            SignInChecks checks,
            Roles roles,
            Organisations organisations,
            SignInProviders providers) {
        this.accounts = accounts;
        this.checks = checks;
        this.roles = roles;
        this.organisations = organisations;
        this.providers = providers;
    }

    @GetMapping("/account")
    String account(Viewer viewer, @RequestParam Map<String, String> asked, Model model) {
        Account account = own(viewer);
        return show(
                account,
                account.name(),
                account.home().orElse(""),
                asked.containsKey("saved"),
                Optional.empty(),
                model);
    }

    @PostMapping("/account")
    String describe(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String home,
            HttpServletResponse response,
            Model model) {
        Account account = own(viewer);
        try {
            accounts.describe(account.number(), name, Optional.of(home));
            return "redirect:/account?saved";
        } catch (InvalidAccount e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(account, name, home, false, Optional.of(FormError.of(e)), model);
        }
    }

    @PostMapping("/account/password")
    String changePassword(
            Viewer viewer,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Account account = own(viewer);
        // Whoever found a screen left open guesses no faster here than at the sign-in page.
        if (checks.password(account.email(), present, request.getRemoteAddr()) instanceof Outcome.TooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return refused(account, new FormError("present", "Too many tries; wait a minute and try again"), model);
        }
        try {
            accounts.changePassword(account.number(), present, password);
            return "redirect:/sign-in";
        } catch (InvalidAccount e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return refused(account, FormError.of(e), model);
        }
    }

    private String refused(Account account, FormError error, Model model) {
        return show(account, account.name(), account.home().orElse(""), false, Optional.of(error), model);
    }

    private Account own(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Person person -> accounts.find(person.account()).orElseThrow();
            // A session whose account is gone passes the filter that asks only for a session.
            case Viewer.Visitor visitor -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    private String show(
            Account account, String name, String home, boolean saved, Optional<FormError> error, Model model) {
        model.addAttribute(
                "page",
                new AccountPage(
                        account.email(),
                        name,
                        home,
                        account.administrator(),
                        roles.of(account.number()).stream().map(this::line).toList(),
                        accounts.hasPassword(account.number()),
                        saved,
                        error));
        return "people/account";
    }

    private AccountPage.RoleLine line(RoleAt held) {
        String name =
                organisations.find(held.organisation()).map(Organisation::name).orElse(held.organisation());
        return new AccountPage.RoleLine(
                held.role().words(),
                name,
                "since " + OrganisationPage.day(held.starts())
                        + held.ends()
                                .map(ends -> ", until " + OrganisationPage.day(ends))
                                .orElse("")
                        + held.provider()
                                .map(provider -> ", by " + providers.labelOf(provider))
                                .orElse(""),
                held.role() == Role.ADMINISTRATOR ? "/people/" + held.organisation() : null);
    }
}

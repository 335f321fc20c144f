package health.cairn.people.web;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.LocalPath;
import health.cairn.people.ProviderSignIns;
import health.cairn.people.SecondFactors;
import health.cairn.people.SignInChecks;
import health.cairn.people.SignInChecks.Outcome;
import health.cairn.people.SignIns;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks a signed-in person once more who they are, and leads back to where they were. */
@Controller
class ConfirmController {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final SignInChecks checks;
    private final SignIns signIns;
    private final ProviderSignIns providers;

    ConfirmController(
            Accounts accounts, SecondFactors factors, SignInChecks checks, SignIns signIns, ProviderSignIns providers) {
        this.accounts = accounts;
        this.factors = factors;
        this.checks = checks;
        this.signIns = signIns;
        this.providers = providers;
    }

    @GetMapping("/confirm")
    String form(
            @RequestParam(defaultValue = "/account") String to,
            @RequestParam Map<String, String> asked,
            Viewer viewer,
            Model model) {
        return show(own(viewer), local(to), SignInController.refused(asked), Optional.empty(), model);
    }

    @PostMapping("/confirm")
    String confirm(
            @RequestParam(defaultValue = "/account") String to,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Account account = own(viewer);
        boolean app = factors.of(account.number()).authenticator();
        Outcome outcome = app
                ? checks.code(account.number(), code, request.getRemoteAddr())
                : checks.password(account.email(), password, request.getRemoteAddr());
        return switch (outcome) {
            case Outcome.Right right -> {
                signIns.confirm(right.means(), request, response);
                yield "redirect:" + local(to);
            }
            case Outcome.Wrong() -> refused(account, to, app, response, model);
            case Outcome.TooMany() -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield show(
                        account,
                        local(to),
                        Optional.empty(),
                        Optional.of(new FormError(
                                app ? "code" : "password", "Too many tries; wait a minute and try again")),
                        model);
            }
        };
    }

    private String refused(Account account, String to, boolean app, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        FormError error = app
                ? new FormError("code", "Enter the six digits that the app shows now; each code works once")
                : new FormError("password", "Enter the password you sign in with");
        return show(account, local(to), Optional.empty(), Optional.of(error), model);
    }

    private String show(Account account, String to, Optional<String> refused, Optional<FormError> error, Model model) {
        var status = factors.of(account.number());
        model.addAttribute(
                "page",
                new ConfirmPage(
                        to,
                        account.email(),
                        status.authenticator(),
                        accounts.hasPassword(account.number()),
                        !status.passkeys().isEmpty(),
                        providers.of(account.number()),
                        refused,
                        error));
        return "people/confirm";
    }

    private static String local(String to) {
        return LocalPath.is(to) ? to : "/account";
    }

    private Account own(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Person person -> accounts.find(person.account()).orElseThrow();
            case Viewer.Visitor() -> throw new AccessDeniedException("Only somebody signed in can confirm");
        };
    }
}

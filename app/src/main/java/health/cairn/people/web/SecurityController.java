package health.cairn.people.web;

import health.cairn.people.ConfirmIdentity;
import health.cairn.people.ProviderSignIns;
import health.cairn.people.SecondFactors;
import health.cairn.people.Sessions;
import health.cairn.people.SignInProviders;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a person signs in, and where they are signed in now. */
@Controller
class SecurityController {

    private static final String SECRET = SecurityController.class.getName() + ".secret";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final SecondFactors factors;
    private final Sessions sessions;

    private final SignInProviders providers;
    private final ProviderSignIns providerSignIns;

    SecurityController(
            SecondFactors factors, Sessions sessions, SignInProviders providers, ProviderSignIns providerSignIns) {
        this.factors = factors;
        this.sessions = sessions;
        this.providers = providers;
        this.providerSignIns = providerSignIns;
    }

    @GetMapping("/account/security")
    String security(Viewer viewer, @RequestParam Map<String, String> asked, HttpServletRequest request, Model model) {
        long account = own(viewer);
        List<SignInProviders.Offered> connected = providerSignIns.of(account);
        Optional<String> said = asked.containsKey("connected")
                ? Optional.of("Connected: from now on you may sign in there.")
                : asked.containsKey("only-way-in")
                        ? Optional.of(
                                "This is your only way in. Have an administrator let you back in with a password first.")
                        : SignInController.refused(asked);
        HttpSession here = request.getSession(false);
        var status = factors.of(account);
        model.addAttribute(
                "page",
                new SecurityPage(
                        status.authenticator(),
                        status.recoveryCodes(),
                        status.passkeys().stream()
                                .map(key -> new SecurityPage.Passkey(
                                        key.id(), key.label(), when(key.created()), when(key.lastUsed())))
                                .toList(),
                        sessions.of(account, here == null ? "" : here.getId()).stream()
                                .map(session -> new SecurityPage.Place(
                                        when(session.began()), when(session.lastUsed()), session.here()))
                                .toList(),
                        providers.all().stream()
                                .map(offered -> new SecurityPage.Provider(
                                        offered.id(), offered.label(), connected.contains(offered)))
                                .toList(),
                        said));
        return "people/security";
    }

    @GetMapping("/account/security/authenticator")
    @ConfirmIdentity
    String enrolment(Viewer viewer, HttpServletRequest request, Model model) {
        return show(own(viewer), request.getSession(), Optional.empty(), model);
    }

    /** Answers with the page itself: recovery codes are shown once. */
    @PostMapping("/account/security/authenticator")
    @ConfirmIdentity
    String enrol(
            Viewer viewer,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        long account = own(viewer);
        Optional<List<String>> codes = factors.enrol(account, secret(request.getSession()), code);
        if (codes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var error = new FormError("code", "Enter the six digits that the app shows now for Cairn");
            return show(account, request.getSession(), Optional.of(error), model);
        }
        request.getSession().removeAttribute(SECRET);
        return codes(codes.get(), model);
    }

    @PostMapping("/account/security/recovery-codes")
    @ConfirmIdentity
    String newRecoveryCodes(Viewer viewer, Model model) {
        long account = own(viewer);
        return factors.of(account).authenticator()
                ? codes(factors.newRecoveryCodes(account), model)
                : "redirect:/account/security";
    }

    @PostMapping("/account/security/passkeys/{id}/remove")
    @ConfirmIdentity
    String removePasskey(Viewer viewer, @PathVariable String id) {
        factors.removePasskey(own(viewer), id);
        return "redirect:/account/security";
    }

    @PostMapping("/account/security/sign-out-everywhere")
    String signOutEverywhere(Viewer viewer) {
        long account = own(viewer);
        sessions.endAll(account, Optional.of(account));
        return "redirect:/sign-in";
    }

    private String codes(List<String> codes, Model model) {
        model.addAttribute("page", new RecoveryCodesPage(codes, "/account/security"));
        return "people/recovery-codes";
    }

    private String show(long account, HttpSession session, Optional<FormError> error, Model model) {
        model.addAttribute(
                "page",
                new SecondFactorPage(
                        Optional.of(factors.enrolment(account, secret(session))),
                        false,
                        false,
                        "/account/security/authenticator",
                        error));
        return "people/second-factor";
    }

    private byte[] secret(HttpSession session) {
        if (session.getAttribute(SECRET) instanceof byte[] known) {
            return known;
        }
        byte[] made = factors.newSecret();
        session.setAttribute(SECRET, made);
        return made;
    }

    static String when(Instant moment) {
        return MOMENT.format(moment);
    }

    static long own(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Person person -> person.account();
            case Viewer.Visitor() -> throw new AccessDeniedException("Only somebody signed in has an account");
        };
    }
}

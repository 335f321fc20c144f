package health.cairn.people.web;

import health.cairn.people.PeopleEvent.Means;
import health.cairn.people.SecondFactors;
import health.cairn.people.SignInChecks;
import health.cairn.people.SignInChecks.Outcome;
import health.cairn.people.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second half of a sign-in: a code, or the enrolment of an app by somebody who has none yet. */
@Controller
class SecondFactorController {

    private static final String SECRET = SecondFactorController.class.getName() + ".secret";
    private static final String WRONG = SecondFactorController.class.getName() + ".wrong";

    /** After so many wrong codes the password is asked for again. */
    private static final int MOST_WRONG_CODES = 5;

    private final SignIns signIns;
    private final SignInChecks checks;
    private final SecondFactors factors;

    SecondFactorController(SignIns signIns, SignInChecks checks, SecondFactors factors) {
        this.signIns = signIns;
        this.checks = checks;
        this.factors = factors;
    }

    @GetMapping("/sign-in/second-factor")
    String form(HttpServletRequest request, Model model) {
        return signIns.begun()
                .map(account -> show(account, request.getSession(), Optional.empty(), model))
                .orElse("redirect:/sign-in");
    }

    @PostMapping("/sign-in/second-factor")
    String code(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Long> begun = signIns.begun();
        if (begun.isEmpty()) {
            return "redirect:/sign-in";
        }
        long account = begun.get();
        if (!factors.of(account).any()) {
            return enrol(account, code, request, response, model);
        }
        return switch (checks.code(account, code, request.getRemoteAddr())) {
            case Outcome.Right right -> "redirect:" + signIns.complete(right.means(), request, response);
            case Outcome.Wrong() -> wrong(account, request, response, model);
            case Outcome.TooMany() ->
                refused(account, request, response, "Too many tries; wait a minute and try again", model);
        };
    }

    /** Answers with the page itself: recovery codes are shown once. */
    private String enrol(
            long account, String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        byte[] secret = secret(request.getSession());
        Optional<List<String>> codes = factors.enrol(account, secret, code);
        if (codes.isEmpty()) {
            return refused(account, request, response, "Enter the six digits that the app shows now for Cairn", model);
        }
        request.getSession().removeAttribute(SECRET);
        String onward = signIns.complete(Means.ONE_TIME_CODE, request, response);
        model.addAttribute("page", new RecoveryCodesPage(codes.get(), onward));
        return "people/recovery-codes";
    }

    private String wrong(long account, HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpSession session = request.getSession();
        int wrong = session.getAttribute(WRONG) instanceof Integer before ? before + 1 : 1;
        if (wrong >= MOST_WRONG_CODES) {
            session.invalidate();
            return "redirect:/sign-in?failed";
        }
        session.setAttribute(WRONG, wrong);
        return refused(
                account,
                request,
                response,
                "Enter the six digits that the app shows now, or a recovery code that was not used before",
                model);
    }

    private String refused(
            long account, HttpServletRequest request, HttpServletResponse response, String sentence, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(account, request.getSession(), Optional.of(new FormError("code", sentence)), model);
    }

    private String show(long account, HttpSession session, Optional<FormError> error, Model model) {
        var status = factors.of(account);
        model.addAttribute(
                "page",
                new SecondFactorPage(
                        status.any() ? Optional.empty() : Optional.of(factors.enrolment(account, secret(session))),
                        status.authenticator(),
                        !status.passkeys().isEmpty(),
                        "/sign-in/second-factor",
                        error));
        return "people/second-factor";
    }

    /** The secret about to be enrolled, the same as long as the session lasts. */
    private byte[] secret(HttpSession session) {
        if (session.getAttribute(SECRET) instanceof byte[] known) {
            return known;
        }
        byte[] made = factors.newSecret();
        session.setAttribute(SECRET, made);
        return made;
    }
}

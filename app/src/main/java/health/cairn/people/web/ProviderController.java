package health.cairn.people.web;

import health.cairn.people.ConfirmIdentity;
import health.cairn.people.ProviderSignIns;
import health.cairn.people.ProviderSignIns.Outcome;
import health.cairn.people.ProviderSignIns.Purpose;
import health.cairn.people.SignInProviders;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * To a sign-in provider and back. All that leads there is a link and not a form: the policy for forms allows this site
 * alone, and Chromium holds the redirects after a form to it.
 */
@Controller
class ProviderController {

    private static final String CONNECTING = ProviderController.class.getName() + ".connecting";

    private final ProviderSignIns signIns;
    private final SignInProviders providers;

    ProviderController(ProviderSignIns signIns, SignInProviders providers) {
        this.signIns = signIns;
        this.providers = providers;
    }

    @GetMapping("/sign-in/with/{provider}")
    String signIn(
            @PathVariable String provider,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return shown(provider, signIns.begin(provider, Purpose.SIGN_IN, to, request, response), response, model);
    }

    @GetMapping("/confirm/with/{provider}")
    String confirm(
            @PathVariable String provider,
            @RequestParam(defaultValue = "/account") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return shown(provider, signIns.begin(provider, Purpose.CONFIRM, to, request, response), response, model);
    }

    /** With the token of the form, so that no other site begins it; the page that answers has the link. */
    @PostMapping("/account/security/providers/{provider}")
    @ConfirmIdentity
    String wantToConnect(@PathVariable String provider, HttpServletRequest request, Model model) {
        known(provider);
        request.getSession().setAttribute(CONNECTING, provider);
        model.addAttribute("page", new ConnectPage(provider, providers.labelOf(provider)));
        return "people/connect";
    }

    @GetMapping("/account/security/providers/{provider}/connect")
    @ConfirmIdentity
    String connect(
            @PathVariable String provider, HttpServletRequest request, HttpServletResponse response, Model model) {
        known(provider);
        HttpSession session = request.getSession(false);
        if (session == null || !provider.equals(session.getAttribute(CONNECTING))) {
            return "redirect:/account/security";
        }
        session.removeAttribute(CONNECTING);
        return shown(provider, signIns.begin(provider, Purpose.CONNECT, "", request, response), response, model);
    }

    @PostMapping("/account/security/providers/{provider}/remove")
    @ConfirmIdentity
    String disconnect(@PathVariable String provider, Viewer viewer) {
        return signIns.disconnect(SecurityController.own(viewer), provider)
                ? "redirect:/account/security"
                : "redirect:/account/security?only-way-in";
    }

    @GetMapping("/sign-in/from/{provider}")
    String back(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response, Model model) {
        return shown(provider, signIns.finish(provider, request, response), response, model);
    }

    /** Also what a sign-out that goes on to the provider answers with. */
    @RequestMapping(
            path = "/signed-out",
            method = {RequestMethod.GET, RequestMethod.POST})
    String signedOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<String> onward = ProviderSignIns.signOutThere(request);
        onward.ifPresent(address -> response.setHeader("Refresh", "0;url=" + address));
        model.addAttribute("page", new SignedOutPage(onward));
        return "people/signed-out";
    }

    private void known(String provider) {
        if (providers.all().stream().noneMatch(offered -> offered.id().equals(provider))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private String shown(String provider, Outcome outcome, HttpServletResponse response, Model model) {
        return switch (outcome) {
            case Outcome.Onward(String onward) -> "redirect:" + onward;
            case Outcome.Refused(var why, var purpose, var to) ->
                switch (purpose) {
                    case SIGN_IN -> "redirect:/sign-in?refused=" + why.key();
                    case CONFIRM ->
                        "redirect:/confirm?refused=%s&to=%s"
                                .formatted(why.key(), URLEncoder.encode(to, StandardCharsets.UTF_8));
                    case CONNECT -> "redirect:/account/security?refused=" + why.key();
                };
            case Outcome.Unknown() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Outcome.Unavailable() -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                model.addAttribute(
                        "page",
                        new SignInPage(
                                Optional.of("%s does not answer. Try again in a minute, or sign in another way"
                                        .formatted(providers.labelOf(provider))),
                                false,
                                providers.all()));
                yield "people/sign-in";
            }
        };
    }
}

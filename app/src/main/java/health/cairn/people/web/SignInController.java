package health.cairn.people.web;

import health.cairn.people.ProviderRefusal;
import health.cairn.people.SignInProviders;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. Signing in itself is Spring Security's, at the same address. */
@Controller
class SignInController {

    private final SignInProviders providers;

    SignInController(SignInProviders providers) {
        this.providers = providers;
    }

    @GetMapping("/sign-in")
    String signIn(@RequestParam Map<String, String> asked, Model model) {
        Optional<String> error = asked.containsKey("failed")
                ? Optional.of("The email address or the password is not right")
                : asked.containsKey("busy")
                        ? Optional.of("Too many tries from here; wait a minute and try again")
                        : refused(asked);
        model.addAttribute("page", new SignInPage(error, asked.containsKey("welcome"), providers.all()));
        return "people/sign-in";
    }

    /** What a provider's answer came to, in our words whatever the address says. */
    static Optional<String> refused(Map<String, String> asked) {
        return Optional.ofNullable(asked.get("refused"))
                .flatMap(ProviderRefusal::withKey)
                .map(ProviderRefusal::sentence);
    }
}

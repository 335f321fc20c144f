package health.cairn.people.web;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. Signing in itself is Spring Security's, at the same address. */
@Controller
class SignInController {

    /**
     * @param error what to tell somebody whose last try did not work
     * @param welcome whether an account was made a moment ago
     */
    record SignInPage(Optional<String> error, boolean welcome) {}

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam Optional<String> failed,
            @RequestParam Optional<String> busy,
            @RequestParam Optional<String> welcome,
            Model model) {
        Optional<String> error = failed.map(given -> "The email address or the password is not right")
                .or(() -> busy.map(given -> "Too many tries from here; wait a quarter of an hour and try again"));
        model.addAttribute("page", new SignInPage(error, welcome.isPresent()));
        return "people/sign-in";
    }
}

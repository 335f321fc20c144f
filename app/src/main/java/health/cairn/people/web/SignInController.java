package health.cairn.people.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. Signing in itself is Spring Security's, at the same address. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String signIn(@RequestParam Map<String, String> asked, Model model) {
        Optional<String> error = asked.containsKey("failed")
                ? Optional.of("The email address or the password is not right")
                : asked.containsKey("busy")
                        ? Optional.of("Too many tries from here; wait a minute and try again")
                        : Optional.empty();
        model.addAttribute("page", new SignInPage(error, asked.containsKey("welcome")));
        return "people/sign-in";
    }
}

package health.cairn.people.web;

import health.cairn.people.Accounts.InvalidAccount;
import health.cairn.people.Accounts.NewAccount;
import health.cairn.people.Invitations;
import health.cairn.people.Invitations.Invitation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes an account from a one-time link. */
@Controller
class SetUpController {

    private final Invitations invitations;

    SetUpController(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/set-up/{token}")
    String form(@PathVariable String token, HttpServletResponse response, Model model) {
        return show(token, "", "", Optional.empty(), response, model);
    }

    @PostMapping("/set-up/{token}")
    String make(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletResponse response,
            Model model) {
        try {
            var made = invitations.accept(token, new NewAccount(email, name, password, false, Optional.empty()));
            if (made.isPresent()) {
                return "redirect:/sign-in?welcome";
            }
            return show(token, name, email, Optional.empty(), response, model);
        } catch (InvalidAccount e) {
            return show(token, name, email, Optional.of(FormError.of(e)), response, model);
        }
    }

    private String show(
            String token,
            String name,
            String email,
            Optional<FormError> error,
            HttpServletResponse response,
            Model model) {
        Optional<Invitation> invitation = invitations.find(token);
        if (invitation.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        } else if (error.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute(
                "page",
                new SetUpPage(
                        invitation.isPresent(),
                        invitation.map(Invitation::administrator).orElse(false),
                        "/set-up/" + token,
                        name,
                        email,
                        error));
        return "people/set-up";
    }
}

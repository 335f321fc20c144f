package health.cairn.people.web;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Accounts.InvalidAccount;
import health.cairn.people.Accounts.NewAccount;
import health.cairn.people.Invitations;
import health.cairn.people.Invitations.Invitation;
import health.cairn.people.NotPossible;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Role;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes an account from a one-time link, takes on a role, or leads back into an account. */
@Controller
class SetUpController {

    private final Invitations invitations;
    private final Accounts accounts;
    private final Organisations organisations;

    SetUpController(Invitations invitations, Accounts accounts, Organisations organisations) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.organisations = organisations;
    }

    @GetMapping("/set-up/{token}")
    String form(@PathVariable String token, Viewer viewer, HttpServletResponse response, Model model) {
        return show(token, "", "", viewer, Optional.empty(), response, model);
    }

    @PostMapping("/set-up/{token}")
    String make(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            Viewer viewer,
            HttpServletResponse response,
            Model model) {
        try {
            return accepted(token, name, email, password)
                    ? "redirect:/sign-in?welcome"
                    : show(token, name, email, viewer, Optional.empty(), response, model);
        } catch (InvalidAccount e) {
            return show(token, name, email, viewer, Optional.of(FormError.of(e)), response, model);
        } catch (NotPossible e) {
            var error = new FormError("name", e.sentence());
            return show(token, name, email, viewer, Optional.of(error), response, model);
        }
    }

    private boolean accepted(String token, String name, String email, String password) {
        boolean recovers = invitations.find(token).flatMap(Invitation::recovers).isPresent();
        return recovers
                ? invitations.recover(token, password)
                : invitations
                        .accept(token, new NewAccount(email, name, password, false, Optional.empty()))
                        .isPresent();
    }

    /** For somebody signed in: the role becomes theirs, and no other account is made. */
    @PostMapping("/set-up/{token}/accept")
    String accept(@PathVariable String token, Viewer viewer, HttpServletResponse response, Model model) {
        try {
            return invitations.accept(token, SecurityController.own(viewer))
                    ? "redirect:/account"
                    : show(token, "", "", viewer, Optional.empty(), response, model);
        } catch (NotPossible e) {
            var error = new FormError("accept", e.sentence());
            return show(token, "", "", viewer, Optional.of(error), response, model);
        }
    }

    private String show(
            String token,
            String name,
            String email,
            Viewer viewer,
            Optional<FormError> error,
            HttpServletResponse response,
            Model model) {
        Optional<Invitation> invitation = invitations.find(token);
        if (invitation.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        } else if (error.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        Optional<String> role = invitation.flatMap(Invitation::role).map(Role::words);
        model.addAttribute(
                "page",
                new SetUpPage(
                        invitation.isPresent(),
                        invitation.map(Invitation::administrator).orElse(false),
                        invitation.flatMap(Invitation::recovers).isPresent(),
                        role.map(words -> words + " at "
                                + invitation
                                        .flatMap(Invitation::organisation)
                                        .map(this::nameOf)
                                        .orElse("")),
                        viewer instanceof Viewer.Person person && role.isPresent()
                                ? Optional.of(person.name())
                                : Optional.empty(),
                        "/set-up/" + token,
                        name,
                        invitation
                                .flatMap(Invitation::recovers)
                                .flatMap(accounts::find)
                                .map(Account::email)
                                .orElse(email),
                        error));
        return "people/set-up";
    }

    private String nameOf(String code) {
        return organisations.find(code).map(Organisation::name).orElse(code);
    }
}

package health.cairn.people.web;

import health.cairn.people.Accounts;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.Invitations;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Roles;
import health.cairn.people.Scope;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has an account, for administrators, who may invite more. */
@Controller
class PeopleController {

    private final Accounts accounts;
    private final Invitations invitations;
    private final Roles roles;
    private final Organisations organisations;

    PeopleController(Accounts accounts, Invitations invitations, Roles roles, Organisations organisations) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.roles = roles;
        this.organisations = organisations;
    }

    /** The people of the installation, or the way to those of one organisation. */
    @GetMapping("/people")
    @ConfirmIdentity
    String people(@RequestParam(defaultValue = "") String organisation, Model model) {
        String code = organisation.strip().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z0-9-]{1,24}") ? "redirect:/people/" + code : show(Optional.empty(), model);
    }

    /** Answers with the page itself: the link is shown once and kept nowhere, so there is nothing to redirect to. */
    @PostMapping("/people/invitations")
    @ConfirmIdentity
    String invite(@RequestParam(defaultValue = "false") boolean administrator, Scope scope, Model model) {
        return show(Optional.of(OrganisationController.link(invitations.invite(scope, administrator))), model);
    }

    private String show(Optional<String> link, Model model) {
        model.addAttribute(
                "page",
                new PeoplePage(
                        accounts.all().stream().map(PeoplePage.Row::of).toList(),
                        roles.organisations().stream()
                                .map(code -> new PeoplePage.Place(
                                        code,
                                        organisations
                                                .find(code)
                                                .map(Organisation::name)
                                                .orElse(code)))
                                .toList(),
                        link));
        return "people/people";
    }
}

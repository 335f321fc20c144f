package health.cairn.people.web;

import health.cairn.people.Accounts;
import health.cairn.people.Invitations;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Who has an account, for administrators, who may invite more. */
@Controller
class PeopleController {

    private final Accounts accounts;
    private final Invitations invitations;

    PeopleController(Accounts accounts, Invitations invitations) {
        this.accounts = accounts;
        this.invitations = invitations;
    }

    @GetMapping("/people")
    String people(Model model) {
        return show(Optional.empty(), model);
    }

    /** Answers with the page itself: the link is shown once and kept nowhere, so there is nothing to redirect to. */
    @PostMapping("/people/invitations")
    String invite(@RequestParam(defaultValue = "false") boolean administrator, Model model) {
        String link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("set-up", invitations.invite(administrator))
                .toUriString();
        return show(Optional.of(link), model);
    }

    private String show(Optional<String> link, Model model) {
        model.addAttribute(
                "page",
                new PeoplePage(accounts.all().stream().map(PeoplePage.Row::of).toList(), link));
        return "people/people";
    }
}

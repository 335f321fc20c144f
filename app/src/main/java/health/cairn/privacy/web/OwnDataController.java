package health.cairn.privacy.web;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Viewer;
import health.cairn.privacy.OwnData;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** A person's own data: to take along, and to have erased. */
@Controller
class OwnDataController {

    private final OwnData ownData;
    private final Accounts accounts;

    OwnDataController(OwnData ownData, Accounts accounts) {
        this.ownData = ownData;
        this.accounts = accounts;
    }

    @GetMapping("/account/data")
    String show(Viewer viewer, Model model) {
        model.addAttribute("page", new OwnDataPage(ownData.afterErasure(), isLastAdministrator(person(viewer))));
        return "privacy/own-data";
    }

    @GetMapping("/account/data.json")
    ResponseEntity<Map<String, Object>> file(Viewer viewer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .body(ownData.of(person(viewer).account()));
    }

    @PostMapping("/account/data/erase")
    String erase(Viewer viewer) {
        Viewer.Person person = person(viewer);
        if (isLastAdministrator(person)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        ownData.erase(person.account(), person.account());
        return "redirect:/";
    }

    private boolean isLastAdministrator(Viewer.Person person) {
        return person.administrator()
                && accounts.all().stream().filter(Account::administrator).count() == 1;
    }

    private static Viewer.Person person(Viewer viewer) {
        if (viewer instanceof Viewer.Person person) {
            return person;
        }
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}

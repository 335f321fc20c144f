package health.cairn.privacy.web;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Viewer;
import health.cairn.privacy.OwnData;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        return show(person(viewer), null, model);
    }

    private String show(Viewer.Person person, @Nullable String error, Model model) {
        model.addAttribute("page", new OwnDataPage(ownData.afterErasure(), isLastAdministrator(person), error));
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
    String erase(
            @RequestParam(defaultValue = "") String email, Viewer viewer, HttpServletResponse response, Model model) {
        Viewer.Person person = person(viewer);
        if (isLastAdministrator(person)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        Account account = accounts.find(person.account()).orElseThrow();
        if (!account.email().equalsIgnoreCase(email.strip())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(person, "Enter the email address that you sign in with", model);
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

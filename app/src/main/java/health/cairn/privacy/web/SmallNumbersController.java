package health.cairn.privacy.web;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.people.Viewer;
import health.cairn.privacy.Gate;
import health.cairn.statistics.suppression.Profile;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** By which rule this installation hides small counts. */
@Controller
class SmallNumbersController {

    private final Gate gate;
    private final Audit audit;

    SmallNumbersController(Gate gate, Audit audit) {
        this.gate = gate;
        this.audit = audit;
    }

    @GetMapping("/settings/small-numbers")
    String show(@RequestParam Map<String, String> asked, Model model) {
        model.addAttribute(
                "page",
                new SmallNumbersPage(
                        Arrays.stream(Profile.values())
                                .map(rule ->
                                        new SmallNumbersPage.Choice(rule.name(), Gate.words(rule), rule == gate.rule()))
                                .toList(),
                        asked.containsKey("saved")));
        return "privacy/small-numbers";
    }

    @PostMapping("/settings/small-numbers")
    String choose(@RequestParam(defaultValue = "") String rule, Viewer viewer) {
        Profile wanted = Arrays.stream(Profile.values())
                .filter(known -> known.name().equals(rule))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Optional<Long> account =
                viewer instanceof Viewer.Person person ? Optional.of(person.account()) : Optional.empty();
        audit.record(Entry.of(Act.SETTING, account).on("small numbers", wanted));
        gate.useRule(wanted);
        return "redirect:/settings/small-numbers?saved";
    }
}

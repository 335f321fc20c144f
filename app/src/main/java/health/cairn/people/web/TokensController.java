package health.cairn.people.web;

import health.cairn.people.AccessTokens;
import health.cairn.people.AccessTokens.Issued;
import health.cairn.people.AccessTokens.Use;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.NotPossible;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's access tokens: what they are for, until when, and ending them. */
@Controller
class TokensController {

    private final AccessTokens tokens;

    TokensController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/account/tokens")
    String tokens(Viewer viewer, Model model) {
        return show(SecurityController.own(viewer), "", Optional.empty(), Optional.empty(), model);
    }

    /** Answers with the page itself: the token is shown once. */
    @PostMapping("/account/tokens")
    @ConfirmIdentity
    String issue(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<Use> uses,
            @RequestParam(defaultValue = "90") int days,
            HttpServletResponse response,
            Model model) {
        long account = SecurityController.own(viewer);
        try {
            String token = tokens.issue(account, name, uses, Duration.ofDays(days));
            return show(account, "", Optional.of(token), Optional.empty(), model);
        } catch (NotPossible e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(account, name, Optional.empty(), Optional.of(new FormError("name", e.sentence())), model);
        }
    }

    @PostMapping("/account/tokens/{number}/end")
    String end(Viewer viewer, @PathVariable String number) {
        if (number.matches("\\d{1,18}")) {
            tokens.end(SecurityController.own(viewer), Long.parseLong(number));
        }
        return "redirect:/account/tokens";
    }

    private String show(long account, String name, Optional<String> token, Optional<FormError> error, Model model) {
        List<TokensPage.Row> rows =
                tokens.of(account).stream().map(TokensController::row).toList();
        model.addAttribute("page", new TokensPage(rows, name, token, error));
        return "people/tokens";
    }

    private static TokensPage.Row row(Issued issued) {
        return new TokensPage.Row(
                issued.number(),
                issued.name(),
                issued.uses().stream().sorted().map(Use::words).collect(Collectors.joining("; ")),
                SecurityController.when(issued.expires()),
                issued.lastUsed().map(SecurityController::when).orElse("not yet"));
    }
}

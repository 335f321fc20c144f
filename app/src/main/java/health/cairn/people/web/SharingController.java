package health.cairn.people.web;

import health.cairn.people.Access;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.Grantee;
import health.cairn.people.NotPossible;
import health.cairn.people.ObjectRef;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import health.cairn.people.Shareable;
import health.cairn.people.Shareable.Thing;
import health.cairn.people.Sharing;
import health.cairn.people.Sharing.Share;
import health.cairn.people.web.SharingPage.Form;
import health.cairn.people.web.SharingPage.Row;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who may view, edit and manage a thing, for those who manage it. For others it is as if the thing did not exist. */
@Controller
class SharingController {

    private final Sharing sharing;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Map<String, Shareable> kinds;

    SharingController(Sharing sharing, Accounts accounts, Organisations organisations, List<Shareable> kinds) {
        this.sharing = sharing;
        this.accounts = accounts;
        this.organisations = organisations;
        this.kinds = kinds.stream().collect(Collectors.toMap(Shareable::kind, Function.identity()));
    }

    @GetMapping("/sharing/{kind}/{id}")
    @ConfirmIdentity
    String show(@PathVariable String kind, @PathVariable String id, Scope scope, Model model) {
        return page(managed(kind, id, scope), Form.EMPTY, Optional.empty(), model);
    }

    @PostMapping("/sharing/{kind}/{id}")
    @ConfirmIdentity
    String share(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "PERSON") GranteeKind with,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "VIEW") Access access,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        ObjectRef object = managed(kind, id, scope);
        try {
            sharing.share(scope, object, grantee(with, who), access);
            return "redirect:/sharing/" + kind + "/" + id;
        } catch (NotPossible e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    object,
                    new Form(with.name(), who, access.name()),
                    Optional.of(new FormError("who", e.sentence())),
                    model);
        }
    }

    @PostMapping("/sharing/{kind}/{id}/end")
    @ConfirmIdentity
    String end(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam GranteeKind with,
            @RequestParam String who,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        ObjectRef object = managed(kind, id, scope);
        try {
            Grantee grantee = with == GranteeKind.PERSON && who.matches("\\d{1,18}")
                    ? new Grantee.Person(Long.parseLong(who))
                    : grantee(with, who);
            sharing.unshare(scope, object, grantee);
            return scope.may(Access.MANAGE, object) ? "redirect:/sharing/" + kind + "/" + id : "redirect:/account";
        } catch (NotPossible e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(object, Form.EMPTY, Optional.of(new FormError("shared-with", e.sentence())), model);
        }
    }

    /** Whom the form means. */
    enum GranteeKind {
        PERSON,
        ORGANISATION,
        GROUP
    }

    private Grantee grantee(GranteeKind with, String who) {
        String code = who.strip().toUpperCase(Locale.ROOT);
        return switch (with) {
            // An account that is not there is refused like one that is not known.
            case PERSON ->
                new Grantee.Person(
                        accounts.findByEmail(who).map(Account::number).orElse(0L));
            case ORGANISATION -> new Grantee.Organisation(code);
            case GROUP -> new Grantee.Group(code);
        };
    }

    private ObjectRef managed(String kind, String id, Scope scope) {
        if (kinds.containsKey(kind) && id.matches("[A-Za-z0-9-]{1,40}")) {
            var object = new ObjectRef(kind, id);
            if (scope.may(Access.MANAGE, object)) {
                return object;
            }
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is nothing here that you manage.");
    }

    private String page(ObjectRef object, Form form, Optional<FormError> error, Model model) {
        Thing thing = Optional.ofNullable(kinds.get(object.kind()))
                .flatMap(kind -> kind.find(object.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute(
                "page",
                new SharingPage(
                        thing.what(),
                        thing.name(),
                        thing.href(),
                        "/sharing/" + object.kind() + "/" + object.id(),
                        sharing.shares(object).stream().map(this::row).toList(),
                        form,
                        error));
        return "people/sharing";
    }

    private Row row(Share share) {
        return switch (share.grantee()) {
            case Grantee.Person(long account) ->
                new Row(
                        accounts.find(account).map(Account::name).orElse("an account that is no more"),
                        "one person",
                        share.access().words(),
                        GranteeKind.PERSON.name(),
                        Long.toString(account));
            case Grantee.Organisation(String code) ->
                new Row(
                        name(code),
                        "everybody with a role there or at one of its members",
                        share.access().words(),
                        GranteeKind.ORGANISATION.name(),
                        code);
            case Grantee.Group(String code) ->
                new Row(
                        name(code),
                        "everybody with a role at one of its areas; whoever changes the group changes who that is",
                        share.access().words(),
                        GranteeKind.GROUP.name(),
                        code);
        };
    }

    private String name(String code) {
        return organisations.find(code).map(Organisation::name).orElse(code);
    }
}

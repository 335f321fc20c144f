package health.cairn.people;

import health.cairn.people.ProviderSettings.Mapped;
import health.cairn.people.ProviderSettings.Required;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody, read as its settings say. Values in, values out: whether an organisation is known here
 * is not asked.
 *
 * @param all the claims of the ID token and of the UserInfo endpoint
 */
record ProviderClaims(ProviderSettings settings, Map<String, Object> all) {

    /** A role at an organisation, as claimed. */
    record Claimed(Role role, String organisation) {}

    /** A value of the claim with roles, and the organisation that stands beside it; empty text for none. */
    private record RoleValue(String value, String organisation) {}

    /** Whether everything that has to be said is said. */
    boolean suffice() {
        return settings.require().stream().allMatch(this::has);
    }

    /** How the person is called. */
    Optional<String> name() {
        return texts(at(settings.claims().name())).findFirst();
    }

    Optional<String> email() {
        return texts(at(settings.claims().email())).findFirst();
    }

    /** Whether the provider vouches that the address is the person's. Some write true as a text or as 1. */
    boolean emailVerified() {
        return texts(at(settings.claims().emailVerified()))
                .anyMatch(said -> said.equalsIgnoreCase("true") || said.equals("1"));
    }

    /** The roles that the claims give. */
    Set<Claimed> roles() {
        var claimed = new LinkedHashSet<Claimed>();
        Set<String> organisations = organisations();
        for (RoleValue said : roleValues()) {
            for (Mapped mapped : settings.roles()) {
                if (matches(mapped.value(), said.value())) {
                    places(mapped, said, organisations)
                            .forEach(place -> claimed.add(new Claimed(mapped.role(), place)));
                }
            }
        }
        Role everywhere = settings.defaultRole();
        if (everywhere != null) {
            Stream.concat(
                            organisations.stream(),
                            roleValues().stream().map(RoleValue::organisation).filter(code -> !code.isEmpty()))
                    .forEach(code -> claimed.add(new Claimed(everywhere, code)));
        }
        return claimed;
    }

    private static Set<String> places(Mapped mapped, RoleValue said, Set<String> organisations) {
        String fixed = mapped.at();
        return fixed != null
                ? Set.of(fixed)
                : said.organisation().isEmpty() ? organisations : Set.of(said.organisation());
    }

    private List<RoleValue> roleValues() {
        String claim = settings.claims().roles();
        return claim == null
                ? List.of()
                : elements(at(claim))
                        .map(element -> element instanceof Map<?, ?> fields
                                ? new RoleValue(
                                        text(fields.get(settings.claims().roleField())),
                                        code(fields.get(settings.claims().organisationField())))
                                : new RoleValue(text(element), ""))
                        .toList();
    }

    private Set<String> organisations() {
        String claim = settings.claims().organisations();
        return claim == null
                ? Set.of()
                : elements(at(claim))
                        .map(element -> element instanceof Map<?, ?> fields
                                ? code(fields.get(settings.claims().organisationField()))
                                : code(element))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean has(Required required) {
        return texts(at(required.claim())).anyMatch(required.values()::contains);
    }

    /** The claim of this name; where there is none, the one that the dots in it lead to. */
    private @Nullable Object at(String name) {
        if (all.containsKey(name)) {
            return all.get(name);
        }
        Object found = all;
        for (String step : name.split("\\.", -1)) {
            found = found instanceof Map<?, ?> fields ? fields.get(step) : null;
        }
        return found;
    }

    private static Stream<Object> elements(@Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream().filter(Objects::nonNull).map(Object.class::cast)
                : Stream.ofNullable(value);
    }

    private static Stream<String> texts(@Nullable Object value) {
        return elements(value).map(ProviderClaims::text).filter(text -> !text.isEmpty());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }

    private static String code(@Nullable Object value) {
        return text(value).toUpperCase(Locale.ROOT);
    }

    private static boolean matches(String pattern, String value) {
        String expression =
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return value.matches(expression);
    }

    /** Not what it says. */
    @Override
    public String toString() {
        return "ProviderClaims[" + settings.issuer() + "]";
    }
}

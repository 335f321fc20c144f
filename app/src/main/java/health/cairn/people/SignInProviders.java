package health.cairn.people;

import health.cairn.database.CannotStart;
import health.cairn.database.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The sign-in providers of this installation, as its settings name them. Reading them asks nobody anything. */
@Component
public class SignInProviders {

    static final String SETTINGS = "cairn.sign-in.providers";

    /** A provider that people may sign in with. */
    public record Offered(String id, String label) {}

    private final Map<String, ProviderSettings> known;

    SignInProviders(Environment environment) {
        this.known = read(environment);
    }

    /** Whether there is any. */
    public boolean any() {
        return !known.isEmpty();
    }

    /** All of them, by id. */
    public List<Offered> all() {
        return known.keySet().stream().map(id -> new Offered(id, labelOf(id))).toList();
    }

    /** How a provider is called on pages; its id where it is not set up any more. */
    public String labelOf(String id) {
        return find(id).map(ProviderSettings::label).orElse(id);
    }

    Optional<ProviderSettings> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** The provider with this issuer. */
    Optional<Offered> withIssuer(String issuer) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().issuer().equals(issuer))
                .map(entry -> new Offered(entry.getKey(), labelOf(entry.getKey())))
                .findFirst();
    }

    /** The secret of a client, read anew each time, so that a change counts at the next connection. */
    static Optional<String> secret(ProviderSettings settings) {
        Path file = settings.clientSecretFile();
        try {
            return file == null
                    ? Optional.ofNullable(settings.clientSecret())
                    : Optional.of(PrivateFile.read(file)
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .orElseThrow(() -> new CannotStart(
                                    "There is no client secret in %s; write it there, or change client-secret-file"
                                            .formatted(file))));
        } catch (IOException e) {
            throw new CannotStart("The client secret in %s cannot be read".formatted(file), e);
        }
    }

    private static Map<String, ProviderSettings> read(Environment environment) {
        Map<String, ProviderSettings> read;
        try {
            read = Binder.get(environment)
                    .bind(
                            SETTINGS,
                            Bindable.mapOf(String.class, ProviderSettings.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                    .orElse(Map.of());
        } catch (BindException e) {
            throw new CannotStart(
                    "The settings of a sign-in provider are not right: " + reason(e)
                            + "; see docs/how-to/sign-in-with-openid-connect.md",
                    e);
        }
        read.forEach((id, settings) -> {
            if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                throw new CannotStart(
                        "'%s' cannot be the id of a sign-in provider; use small letters, digits and hyphens"
                                .formatted(id));
            }
            secret(settings);
        });
        if (read.values().stream().map(ProviderSettings::issuer).distinct().count() < read.size()) {
            throw new CannotStart(
                    "Two sign-in providers below " + SETTINGS + " have the same issuer; keep one of them");
        }
        return new TreeMap<>(read);
    }

    /** Which setting, and the innermost sentence about it. */
    private static String reason(BindException problem) {
        Throwable innermost = problem;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return problem.getName() + ": " + innermost.getMessage();
    }
}

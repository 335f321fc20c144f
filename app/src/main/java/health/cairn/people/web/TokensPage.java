package health.cairn.people.web;

import health.cairn.people.AccessTokens.Use;
import java.util.List;
import java.util.Optional;

/**
 * A person's access tokens.
 *
 * @param name what was typed before
 * @param token a new token, to copy now
 * @param error what to change, where the last try did not do
 */
public record TokensPage(List<Row> tokens, String name, Optional<String> token, Optional<FormError> error) {

    /** What a token can be used for, to choose from. */
    public static final List<Use> USES = List.of(Use.values());

    /** One token that works now. */
    public record Row(long number, String name, String uses, String expires, String lastUsed) {}

    @Override
    public String toString() {
        return "TokensPage";
    }
}

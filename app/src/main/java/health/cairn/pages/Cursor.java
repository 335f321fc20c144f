package health.cairn.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a page of the API ends and the next begins: the key of the last thing shown, so that no page repeats or skips anything
 * when something is added meanwhile. Programs pass it on as they got it.
 */
public final class Cursor {

    private static final String BETWEEN = "\n";

    private Cursor() {}

    /**
     * The address of the next page: the same question, after this key.
     *
     * @param key the parts of the key, without line ends
     */
    public static String next(HttpServletRequest request, String... key) {
        String after = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, key).getBytes(StandardCharsets.UTF_8));
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("after", after)
                .build(true)
                .toUriString();
    }

    /** The value of the {@code Link} header that says where the next page is. */
    public static String link(String next) {
        return "<" + next + ">; rel=\"next\"";
    }

    /**
     * The key in a cursor; empty where the program asks for the first page.
     *
     * @param after the cursor as the program sent it
     * @param parts how many parts the key has
     * @throws org.springframework.web.ErrorResponseException 400 where it is not one of ours
     */
    public static Optional<List<String>> read(String after, int parts) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> key = List.of(
                    new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(BETWEEN, -1));
            if (key.size() == parts) {
                return Optional.of(key);
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for one with other parts.
        }
        throw ApiProblem.badRequest("after", after, "the cursor that came with the page before", List.of());
    }

    /** @throws org.springframework.web.ErrorResponseException 400 where the number will not do */
    public static void checkLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw ApiProblem.badRequest("limit", Integer.toString(limit), "a number from 1 to " + most, List.of());
        }
    }
}

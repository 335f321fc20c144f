package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as signing in elsewhere needs one: it keeps cookies and follows redirects between sites. */
final class TestBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final String site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param site where Cairn is */
    TestBrowser(String site) {
        this.site = site;
    }

    /**
     * What the browser shows in the end.
     *
     * @param way every address on the way there, this one last
     */
    record Shown(int status, String text, List<URI> way, Optional<String> refresh) {

        URI address() {
            return way.getLast();
        }

        /** Path and query. */
        String place() {
            String query = address().getRawQuery();
            return address().getRawPath() + (query == null ? "" : "?" + query);
        }
    }

    /** Opens a path of Cairn, or any address. */
    Shown open(String where) {
        return shown(HttpRequest.newBuilder(URI.create(where.startsWith("/") ? site + where : where))
                .GET()
                .build());
    }

    /** Opens without following where the answer leads; what it leads to. */
    URI led(String where) {
        var answer = send(HttpRequest.newBuilder(URI.create(where.startsWith("/") ? site + where : where))
                .GET()
                .build());
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    /** Sends a form, with the hidden field of the forms of a page. */
    Shown send(String page, String path, Map<String, String> fields) {
        var form = CSRF.matcher(open(page).text());
        assertThat(form.find()).as("a form on " + page).isTrue();
        String body = "_csrf=" + encoded(form.group(1))
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining());
        return shown(HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Shown shown(HttpRequest first) {
        var way = new ArrayList<URI>();
        HttpRequest request = first;
        while (true) {
            way.add(request.uri());
            assertThat(way).as("redirects").hasSizeLessThan(MOST_REDIRECTS);
            HttpResponse<String> answer = send(request);
            Optional<String> onward = answer.headers().firstValue("Location");
            if (onward.isEmpty()) {
                return new Shown(
                        answer.statusCode(),
                        answer.body(),
                        way,
                        answer.headers().firstValue("Refresh"));
            }
            request = HttpRequest.newBuilder(request.uri().resolve(onward.get()))
                    .GET()
                    .build();
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

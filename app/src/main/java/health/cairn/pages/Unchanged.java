package health.cairn.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers that a program has already: the same data give the same strong ETag, and 304 costs nothing. */
public final class Unchanged {

    private Unchanged() {}

    /**
     * Whether the program has this version; then nothing but 304 is to be sent. Otherwise the answer carries its ETag, and
     * may be kept by whoever asks again before using it.
     *
     * @param version changes whenever anything in the answer may
     */
    public static boolean since(String version, ServletWebRequest request) {
        HttpServletResponse response = request.getResponse();
        if (response != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        return request.checkNotModified("\"" + version + "\"");
    }
}

package health.cairn.pages;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What a program is told that asked for something which cannot be answered: problem+json (RFC 9457) with what was found, what
 * was expected and what may have been meant.
 */
public final class ApiProblem {

    private ApiProblem() {}

    /**
     * 400: a parameter will not do.
     *
     * @param expected what would do, as a phrase
     * @param near what there is instead, likeliest first
     */
    public static ErrorResponseException badRequest(
            String parameter, String found, String expected, List<String> near) {
        return problem(HttpStatus.BAD_REQUEST, parameter, found, expected, near);
    }

    /** 404: what is named is not there. */
    public static ErrorResponseException notFound(String parameter, String found, String expected, List<String> near) {
        return problem(HttpStatus.NOT_FOUND, parameter, found, expected, near);
    }

    /** Any other refusal, told in a sentence. */
    public static ErrorResponseException refused(HttpStatus status, String sentence) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, sentence), null);
    }

    private static ErrorResponseException problem(
            HttpStatus status, String parameter, String found, String expected, List<String> near) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(status, parameter + " is '" + found + "'; expected " + expected + ".");
        detail.setTitle(status == HttpStatus.NOT_FOUND ? "Not found" : "Not understood");
        detail.setProperty("parameter", parameter);
        detail.setProperty("found", found);
        detail.setProperty("near", near);
        return new ErrorResponseException(status, detail, null);
    }
}

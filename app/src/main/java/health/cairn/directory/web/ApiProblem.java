package health.cairn.directory.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that names something unknown: what was found, what was expected, what it may have meant. */
final class ApiProblem {

    private ApiProblem() {}

    static ErrorResponseException badRequest(String parameter, String found, String expected, List<String> near) {
        return problem(HttpStatus.BAD_REQUEST, parameter, found, expected, near);
    }

    static ErrorResponseException notFound(String parameter, String found, String expected, List<String> near) {
        return problem(HttpStatus.NOT_FOUND, parameter, found, expected, near);
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

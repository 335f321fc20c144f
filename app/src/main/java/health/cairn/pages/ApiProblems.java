package health.cairn.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What goes wrong in the API becomes problem+json, whatever the program said it accepts. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> told(ErrorResponseException problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException mismatch) {
        return told(ApiProblem.badRequest(
                mismatch.getName(),
                String.valueOf(mismatch.getValue()),
                expected(mismatch.getParameter().nestedIfOptional().getNestedParameterType()),
                List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException missing) {
        return told(ApiProblem.badRequest(missing.getParameterName(), "", "a value for it", List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        return told(ApiProblem.refused(
                HttpStatus.BAD_REQUEST,
                "The body of the request could not be read; expected what the document at /v3/api-docs describes."));
    }

    private static String expected(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a day such as 2023-03-31";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            default -> "one of " + choices(type).orElse("the values that the document at /v3/api-docs lists");
        };
    }

    private static Optional<String> choices(Class<?> type) {
        @Nullable Object[] choices = type.getEnumConstants();
        return choices == null
                ? Optional.empty()
                : Optional.of(String.join(
                        ", ", Arrays.stream(choices).map(String::valueOf).toList()));
    }
}

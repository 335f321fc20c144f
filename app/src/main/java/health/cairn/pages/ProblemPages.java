package health.cairn.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Error pages for people, problem+json for programs. Nothing of an exception's inside is shown. */
@Controller
@ControllerAdvice
// Before Spring's own advice, which answers people with problem+json too.
@Order(-1)
class ProblemPages implements ErrorController {

    @ExceptionHandler(NotFound.class)
    Object notFound(NotFound problem, HttpServletRequest request) {
        String sentence = String.valueOf(problem.getMessage());
        if (forProgram(request)) {
            var detail = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, sentence);
            if (!problem.near().isEmpty()) {
                detail.setProperty(
                        "near", problem.near().stream().map(Head.Link::text).toList());
            }
            return ResponseEntity.of(detail).build();
        }
        return page(ProblemPage.notFound(sentence, problem.near()), HttpStatus.NOT_FOUND);
    }

    /** What Spring itself refuses: an address without a page, a wrong method, a parameter that is missing or no such thing. */
    @ExceptionHandler({
        ServletException.class,
        ErrorResponseException.class,
        TypeMismatchException.class,
        MultipartException.class
    })
    Object refused(Exception problem, HttpServletRequest request) throws Exception {
        HttpStatus status;
        if (problem instanceof ErrorResponse answer) {
            status = HttpStatus.valueOf(answer.getStatusCode().value());
        } else if (problem instanceof ServletException) {
            throw problem;
        } else {
            status = HttpStatus.BAD_REQUEST;
        }
        if (forProgram(request)) {
            var detail = problem instanceof ErrorResponse answer
                    ? answer.getBody()
                    : ProblemDetail.forStatusAndDetail(status, sentences(status).getFirst());
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(detail);
        }
        return page(new ProblemPage(Head.of(title(status), Head.Section.NONE), sentences(status), List.of()), status);
    }

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var status = HttpStatus.resolve(response.getStatus());
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path instanceof String address && address.startsWith("/api/")) {
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                            known, sentences(known).getFirst()))
                    .build();
        }
        return page(new ProblemPage(Head.of(title(known), Head.Section.NONE), sentences(known), List.of()), known);
    }

    private static ModelAndView page(ProblemPage problem, HttpStatus status) {
        var view = new ModelAndView("pages/problem", "page", problem);
        view.setStatus(status);
        return view;
    }

    private static boolean forProgram(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** The one of few kinds of problem that pages have words for. */
    private static HttpStatus kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, FORBIDDEN, CONTENT_TOO_LARGE -> status;
            default -> status.is4xxClientError() ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static String title(HttpStatus status) {
        return switch (kind(status)) {
            case NOT_FOUND -> "Page not found";
            case FORBIDDEN -> "You may not open this page";
            case BAD_REQUEST -> "This request could not be understood";
            case CONTENT_TOO_LARGE -> "The file is too large";
            default -> "Something went wrong";
        };
    }

    private static List<String> sentences(HttpStatus status) {
        return switch (kind(status)) {
            case NOT_FOUND ->
                List.of(
                        "There is nothing at this address. If you typed it, check it; if you followed a link, the page may"
                                + " have moved. The search finds areas by name, code or postcode.");
            case FORBIDDEN ->
                List.of(
                        "You have signed in, but this page is not open to you; or the form was open for too long. Go back,"
                                + " load the page again and try once more.");
            case BAD_REQUEST ->
                List.of("The address or the form held something that was not expected. Go back and try again.");
            case CONTENT_TOO_LARGE ->
                List.of("The file is larger than may be sent by this page. Use ./cairn load FILE instead.");
            default ->
                List.of("The fault is ours. Nothing you entered before this page was lost. Try again in a moment; if it"
                        + " happens again, tell whoever looks after this installation, with the time.");
        };
    }
}

package health.cairn.people.web;

import java.util.Optional;

/**
 * The sign-in page.
 *
 * @param error what to tell somebody whose last try did not work
 * @param welcome whether an account was made a moment ago
 */
public record SignInPage(Optional<String> error, boolean welcome) {}

package health.cairn.people.web;

import health.cairn.people.SignInProviders.Offered;
import java.util.List;
import java.util.Optional;

/**
 * The sign-in page.
 *
 * @param error what to tell somebody whose last try did not work
 * @param welcome whether an account was made a moment ago
 * @param providers with which people may sign in instead
 */
public record SignInPage(Optional<String> error, boolean welcome, List<Offered> providers) {}

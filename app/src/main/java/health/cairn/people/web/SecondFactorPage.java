package health.cairn.people.web;

import health.cairn.people.SecondFactors.Enrolment;
import java.util.Optional;

/**
 * The page that asks for a second factor, or has one enrolled.
 *
 * @param enrolment what to enrol, where there is none yet
 * @param authenticator whether a code may be typed
 * @param passkey whether a passkey may be used instead
 * @param action where the form goes
 * @param error what to change, where the last try did not do
 */
public record SecondFactorPage(
        Optional<Enrolment> enrolment,
        boolean authenticator,
        boolean passkey,
        String action,
        Optional<FormError> error) {}

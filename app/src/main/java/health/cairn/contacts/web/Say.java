package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.pages.Numbers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words that several pages of contacts share. */
final class Say {

    static final String NOT_SHOWN = "not shown";

    private Say() {}

    static String count(@Nullable Long count) {
        return count == null ? NOT_SHOWN : Numbers.count(count);
    }

    static String percent(@Nullable Double share) {
        return share == null ? NOT_SHOWN : Numbers.value(share, "%");
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
    }

    /** Of what and when, for the line under a figure or table. */
    static String source(Lens lens, Basis basis) {
        return basis.definition().title() + " (" + basis.definition().key() + "). "
                + Numbers.period(basis.from(), basis.until()) + ", people registered throughout, "
                + coverage(lens, basis) + ".";
    }

    static String coverage(Lens lens, Basis basis) {
        String counted = lens.practice()
                ? lens.name()
                : basis.practices().size() + " of " + lens.of() + " practices of " + lens.name();
        return counted + (basis.alike() ? "" : "; their months do not all end on the same day");
    }
}

package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.pages.Numbers;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appointments not attended, as may be seen; counts are of appointments attended or missed. */
record MissedAnswer(
        Lens lens,
        Basis basis,
        boolean lateCounts,
        String rule,
        Group everybody,
        @Nullable Long cancelled,
        @Nullable Long unknown,
        List<Group> practices,
        List<Group> modes,
        List<Group> weekdays,
        List<Group> leadTimes,
        List<Group> ages,
        List<Month> months) {

    /** The latest twelve months in a sentence. */
    String sentence() {
        return everybody.percent() + " of appointments were not attended (" + everybody.counts()
                + ") in the twelve months from " + Numbers.period(basis.from(), basis.until()) + ".";
    }

    /** A month, the earliest first. */
    record Month(YearMonth month, Group appointments) {}
}

package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
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

    /** A month, the earliest first. */
    record Month(YearMonth month, Group appointments) {}
}

package health.cairn.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.OptionalLong;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.stereotype.Component;

/** News between modules that everybody has heard. */
@Component
class FinishedEvents implements RetentionRule {

    private final CompletedEventPublications events;
    private final Clock clock;

    FinishedEvents(CompletedEventPublications events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "News between parts of the program";
    }

    @Override
    public Period kept() {
        return Period.ofDays(30);
    }

    @Override
    public String reason() {
        return "Long enough to find out why something did not happen.";
    }

    /** The event log does not say how many there were. */
    @Override
    public OptionalLong removeBefore(Instant end) {
        events.deletePublicationsOlderThan(Duration.between(end, clock.instant()));
        return OptionalLong.empty();
    }
}

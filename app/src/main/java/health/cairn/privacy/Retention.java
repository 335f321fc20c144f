package health.cairn.privacy;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Applies the retention rules every night and keeps account of it. */
@Component
public class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final List<RetentionRule> rules;
    private final RetentionStore store;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    Retention(
            List<RetentionRule> rules,
            RetentionStore store,
            Audit audit,
            TransactionOperations transactions,
            Clock clock) {
        this.rules =
                rules.stream().sorted(Comparator.comparing(RetentionRule::kind)).toList();
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A rule and when it was last applied.
     *
     * @param at empty where it was not applied yet
     * @param removed how many it removed then; empty where it does not know, or was not applied yet
     */
    public record Applied(RetentionRule rule, Optional<Instant> at, OptionalLong removed) {}

    /** All rules, by their kind. */
    public List<Applied> rules() {
        return rules.stream()
                .map(rule -> store.last(rule.kind())
                        .map(run -> new Applied(rule, Optional.of(run.at()), run.removed()))
                        .orElseGet(() -> new Applied(rule, Optional.empty(), OptionalLong.empty())))
                .toList();
    }

    /** At night; where another instance is at it, this one leaves it alone. */
    @Scheduled(cron = "0 30 3 * * *", zone = "Europe/London")
    void everyNight() {
        for (Applied applied : apply()) {
            if (applied.removed().orElse(0) > 0) {
                log.info(
                        "Retention: {} removed of: {}",
                        applied.removed().getAsLong(),
                        applied.rule().kind());
            }
        }
    }

    /** Applies every rule now; each in a transaction of its own, so that one that fails holds up no other. */
    public List<Applied> apply() {
        var applied = new ArrayList<Applied>();
        for (RetentionRule rule : rules) {
            try {
                transactions.executeWithoutResult(_ -> {
                    if (store.takeTurn()) {
                        applied.add(apply(rule));
                    }
                });
            } catch (RuntimeException e) {
                log.error("The retention rule for {} could not be applied; it is tried again tomorrow", rule.kind(), e);
            }
        }
        return applied;
    }

    private Applied apply(RetentionRule rule) {
        Instant now = clock.instant();
        OptionalLong removed = rule.removeBefore(
                now.atOffset(ZoneOffset.UTC).minus(rule.kept()).toInstant());
        store.add(rule.kind(), now, removed);
        if (removed.orElse(0) > 0) {
            audit.record(Entry.of(Act.RETAINED, Optional.empty()).on(rule.kind(), removed.getAsLong()));
        }
        return new Applied(rule, Optional.of(now), removed);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Nightly {}
}

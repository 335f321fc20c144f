package health.cairn.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A record as it was kept.
 *
 * @param number counts from 1 without gaps
 * @param account who, by our number
 * @param role as which role at the time
 * @param origin from where: a network address, or {@code cairn} for what was done at the console or by itself
 * @param kind what sort of object
 * @param key which one
 * @param owner whose object it was
 * @param hash of this record and all before it, in hexadecimal
 */
public record AuditRecord(
        long number,
        Instant at,
        Optional<Long> account,
        String role,
        String origin,
        Act act,
        Outcome outcome,
        String kind,
        String key,
        Optional<Long> owner,
        String reason,
        String hash) {}

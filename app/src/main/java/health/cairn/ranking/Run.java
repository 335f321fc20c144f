package health.cairn.ranking;

import java.time.Instant;

/**
 * A frozen ranking: the question, the counts it was asked of and the answer, never changed afterwards.
 *
 * @param number how it is called in addresses
 * @param evidenceHash SHA-256 of the evidence as it was written down: the data version
 * @param frozenBy the name of the person who froze it, as it was then
 */
public record Run(
        long number,
        Question question,
        Evidence evidence,
        String evidenceHash,
        Answer answer,
        Instant frozenAt,
        String frozenBy) {}

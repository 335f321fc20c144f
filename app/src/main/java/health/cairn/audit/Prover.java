package health.cairn.audit;

import health.cairn.audit.Audit.Proof;
import health.cairn.audit.AuditStore.Row;
import health.cairn.audit.Chain.Link;
import health.cairn.audit.Chain.Tip;
import health.cairn.keys.DataKey;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the chain from its beginning to its end and says where it first is not as it was written. */
final class Prover {

    private static final int ROWS_AT_ONCE = 5_000;

    private final AuditStore store;
    private final Head heads;
    private final DataKey key;

    Prover(AuditStore store, Head heads, DataKey key) {
        this.store = store;
        this.heads = heads;
        this.key = key;
    }

    Proof prove() {
        Optional<UUID> chain = store.name();
        if (heads.remembersAnother(chain)) {
            return new Proof.Broken(0, "this machine remembers a chain that is not in the database");
        }
        if (chain.isEmpty()) {
            return store.after(Long.MIN_VALUE, 1).isEmpty()
                    ? new Proof.Whole(0)
                    : new Proof.Broken(1, "the chain's name is gone from the database");
        }
        Optional<Tip> head;
        try {
            // Before the rows: what is added meanwhile lies behind it.
            head = heads.read(chain.get());
        } catch (Head.NotOurs e) {
            return new Proof.Broken(0, String.valueOf(e.getMessage()));
        }
        return head.isEmpty()
                ? new Proof.Broken(
                        0, "this machine keeps no head of the chain, so that rows missing at its end would not show")
                : follow(Chain.beginning(chain.get()), head.get());
    }

    private Proof follow(Tip beginning, Tip head) {
        Tip tip = beginning;
        boolean headSeen = head.number() == 0 && same(head.hash(), beginning.hash());
        for (List<Row> rows = store.after(Long.MIN_VALUE, ROWS_AT_ONCE);
                !rows.isEmpty();
                rows = store.after(tip.number(), ROWS_AT_ONCE)) {
            for (Row row : rows) {
                Optional<Proof> broken = check(row, tip);
                if (broken.isPresent()) {
                    return broken.get();
                }
                tip = new Tip(row.number(), row.hash());
                if (tip.number() == head.number()) {
                    if (!same(tip.hash(), head.hash())) {
                        return new Proof.Broken(
                                tip.number(), "the chain up to here is another one than was kept outside the database");
                    }
                    headSeen = true;
                }
            }
        }
        return headSeen
                ? new Proof.Whole(tip.number())
                : new Proof.Broken(
                        tip.number() + 1, "it and all up to " + head.number() + " are missing at the end of the chain");
    }

    private Optional<Proof> check(Row row, Tip tip) {
        long expected = tip.number() + 1;
        if (row.number() < expected) {
            return broken(row.number(), "it stands before the beginning of the chain");
        }
        if (row.number() > expected) {
            return broken(expected, "it is missing");
        }
        if (!same(row.previous(), tip.hash())) {
            return broken(expected, "it does not follow from the record before it");
        }
        Link link;
        try {
            link = Chain.after(tip, row.stamped());
        } catch (IllegalArgumentException e) {
            return broken(expected, "it holds what Cairn does not write");
        }
        if (!same(link.hash(), row.hash())) {
            return broken(expected, "it was changed");
        }
        if (!same(key.sign(link.hash()), row.seal())) {
            return broken(expected, "it was not written by this Cairn");
        }
        return Optional.empty();
    }

    private static Optional<Proof> broken(long number, String found) {
        return Optional.of(new Proof.Broken(number, found));
    }

    private static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}

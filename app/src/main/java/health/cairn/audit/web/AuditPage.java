package health.cairn.audit.web;

import health.cairn.audit.Act;
import health.cairn.audit.AuditRecord;
import health.cairn.audit.Outcome;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Cell;
import health.cairn.pages.Table.Column;
import health.cairn.pages.Table.Row;
import health.cairn.pages.Tag;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records, with what was asked for.
 *
 * @param problem what cannot be read of what was typed
 * @param older where the next page is
 * @param csv where the same is as a file
 */
public record AuditPage(
        String who,
        String from,
        String until,
        List<Choice> acts,
        List<Choice> outcomes,
        Table table,
        Optional<String> older,
        String csv) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /** As whom Cairn records what it does by itself, or at the command of who may run its program. */
    private static final String ITSELF = "cairn";

    /** One choice of a list. */
    public record Choice(String value, String text, boolean chosen) {}

    /** @param found one more than a page holds where there are more */
    static AuditPage of(AuditForm form, List<AuditRecord> found, int size, Words words) {
        List<AuditRecord> shown = found.subList(0, Math.min(size, found.size()));
        return new AuditPage(
                form.text(form.who()),
                form.text(form.from()),
                form.text(form.until()),
                choices(Arrays.stream(Act.values()).map(act -> choice(act.name(), act.title(), form.what()))),
                choices(Arrays.stream(Outcome.values())
                        .map(outcome -> choice(outcome.name(), outcome.title(), form.outcome()))),
                table("Records, the latest first", shown, words),
                found.size() > size
                        ? Optional.of(form.address(
                                "/audit", Optional.of(shown.getLast().number())))
                        : Optional.empty(),
                form.address("/audit/records.csv", Optional.empty()));
    }

    static Table table(String caption, List<AuditRecord> records, Words words) {
        return new Table(
                caption,
                List.of(
                        Column.text("When"),
                        Column.text("Who"),
                        Column.text("As"),
                        Column.text("From"),
                        Column.text("What"),
                        Column.text("Outcome")),
                records.stream().map(record -> row(record, words)).toList());
    }

    private static Row row(AuditRecord record, Words words) {
        String object = record.kind().isEmpty() ? "" : ": " + words.object(record.kind(), record.key());
        boolean byItself = record.account().isEmpty() && record.role().equals(ITSELF);
        String reason = record.reason().isEmpty() ? "" : " (" + record.reason() + ")";
        return new Row(
                List.of(
                        Cell.of(TIME.format(record.at())),
                        Cell.of(byItself ? "Cairn by itself" : words.name(record.account())),
                        Cell.of(byItself ? "" : record.role()),
                        Cell.of(byItself ? "" : record.origin()),
                        Cell.of(record.act().title() + object + reason),
                        Cell.tag(new Tag(
                                record.outcome().title(),
                                switch (record.outcome()) {
                                    case DONE -> "white";
                                    case REFUSED -> "yellow";
                                    case FAILED -> "orange";
                                }))),
                false);
    }

    private static List<Choice> choices(Stream<Choice> all) {
        return all.toList();
    }

    private static Choice choice(String name, String title, @org.jspecify.annotations.Nullable String chosen) {
        return new Choice(name, title, name.equals(chosen));
    }
}

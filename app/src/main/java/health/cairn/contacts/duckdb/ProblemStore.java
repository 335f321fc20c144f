package health.cairn.contacts.duckdb;

import health.cairn.contacts.ContactProblem;
import health.cairn.contacts.ContactProblem.Effect;
import health.cairn.contacts.ContactProblem.Kind;
import health.cairn.contacts.duckdb.LakeStore.Counted;
import health.cairn.contacts.duckdb.SourceStore.Source;
import health.cairn.privacy.NhsNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with rows: counted while they are read; where they are is found by reading the files concerned once more, since
 * rows are read in any order the first time.
 */
final class ProblemStore {

    /** Rows with a problem whose numbers are kept, of each kind and file. */
    private static final int KEPT = 1_000;

    private final DuckDbStore duckDb;
    private final DeliveryFiles files;
    private final List<Counted> counts = new ArrayList<>();

    ProblemStore(DuckDbStore duckDb, DeliveryFiles files) {
        this.duckDb = duckDb;
        this.files = files;
    }

    List<Counted> counts() {
        return List.copyOf(counts);
    }

    /** Counts the problems of the lists of people, which have been read. */
    void countPeople() {
        for (DeliveryFiles.People file : files.people()) {
            count(
                    file.source(),
                    "select problem, count(*) from listed where problem > 0 and file = %d group by problem"
                            .formatted(file.number()));
        }
    }

    /** Counts the problems of the lists of contacts, which have been laid aside below a folder. */
    void countContacts(Path staged) {
        for (DeliveryFiles.Contacts file : files.contacts()) {
            EventStore.problems(file.number(), staged).ifPresent(sql -> count(file.source(), sql));
        }
        if (files.anyCsv()) {
            duckDb.rows("""
                            select file_path, count(distinct line)
                              from reject_errors join reject_scans using (scan_id, file_id)
                             group by file_path
                            """, row -> new Counted(name(row.getString(1)), Kind.RAGGED, row.getLong(2)))
                    .forEach(counts::add);
        }
    }

    private void count(Source source, String sql) {
        counts.addAll(duckDb.rows(sql, row -> new Counted(source.name(), kind(row.getInt(1)), row.getLong(2))));
    }

    /** Finds the rows of what was set aside. */
    List<ContactProblem> locate() {
        var problems = new ArrayList<ContactProblem>();
        duckDb.run("set preserve_insertion_order = true");
        duckDb.define(
                "is_nhs_number", text -> text != null && NhsNumber.parse(text).isPresent() ? 1L : 0L);
        for (DeliveryFiles.People file : files.people()) {
            if (hasRowsToFind(file.source())) {
                number(PeopleStore.numbered(file.number(), file.source(), file.reading()));
                problems.addAll(numbered(file.source()));
            }
        }
        for (DeliveryFiles.Contacts file : files.contacts()) {
            if (hasRowsToFind(file.source())) {
                number(EventStore.numbered(file.source(), file.reading()));
                if (file.reading().keyIsNhsNumber()) {
                    splitInvalidNumbers(file.source());
                }
                problems.addAll(numbered(file.source()));
            }
        }
        if (counts.stream().anyMatch(count -> count.kind() == Kind.RAGGED)) {
            problems.addAll(ragged());
        }
        duckDb.run("drop table if exists numbered");
        duckDb.run("set preserve_insertion_order = false");
        return problems;
    }

    private void number(String select) {
        duckDb.run("create or replace temp table numbered as " + select);
    }

    /** Who is listed twice is known only once all are read, and rows that are none are noted when they are read. */
    private boolean hasRowsToFind(Source source) {
        return counts.stream()
                .anyMatch(count -> count.file().equals(source.name())
                        && count.kind() != Kind.RAGGED
                        && count.kind() != Kind.REPEATED
                        && count.kind().effect() == Effect.SET_ASIDE);
    }

    /** A contact of nobody in the list has a number that is none, or that of somebody else. */
    private void splitInvalidNumbers(Source source) {
        duckDb.run("update numbered set problem = %d where problem = %d and coalesce(is_nhs_number(raw_key), 0) = 0"
                .formatted(Kind.NHS_NUMBER.code(), Kind.PERSON.code()));
        counts.removeIf(count -> count.file().equals(source.name()) && count.kind() == Kind.PERSON);
        count(
                source,
                "select problem, count(*) from numbered where problem in (%d, %d) group by problem"
                        .formatted(Kind.NHS_NUMBER.code(), Kind.PERSON.code()));
    }

    private List<ContactProblem> numbered(Source source) {
        return duckDb.rows("""
                select problem, source_row
                  from (select problem, source_row, row_number() over (partition by problem order by source_row) as place
                          from numbered)
                 where place <= %d
                 order by problem, source_row
                """.formatted(KEPT), row -> {
            Kind kind = kind(row.getInt(1));
            return new ContactProblem(kind, source.name(), row.getLong(2), kind.expected());
        });
    }

    private List<ContactProblem> ragged() {
        return duckDb.rows("""
                        select distinct file_path, line from reject_errors join reject_scans using (scan_id, file_id)
                         order by file_path, line
                         limit %d
                        """.formatted(KEPT), row -> Map.entry(row.getString(1), row.getLong(2))).stream()
                .map(row -> new ContactProblem(Kind.RAGGED, name(row.getKey()), row.getValue(), Kind.RAGGED.expected()))
                .toList();
    }

    private static String name(String path) {
        return String.valueOf(Path.of(path).getFileName());
    }

    private static Kind kind(int code) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code() == code)
                .findFirst()
                .orElseThrow();
    }
}

package health.cairn.contacts.duckdb;

import health.cairn.contacts.ContactMapping;
import health.cairn.contacts.ContactProblem.Kind;
import health.cairn.contacts.Field;
import health.cairn.contacts.Purpose;
import health.cairn.contacts.Sex;
import health.cairn.contacts.duckdb.SourceStore.Source;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.privacy.NhsNumber;
import health.cairn.privacy.Pseudonyms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of a delivery: read, checked, given their pseudonyms, and written to the lake without their numbers. */
final class PeopleStore {

    /** So many people to a bucket, about: what one thread sorts and adds up at a time. */
    private static final int PEOPLE_OF_A_BUCKET = 125_000;

    private final DuckDbStore duckDb;

    PeopleStore(DuckDbStore duckDb) {
        this.duckDb = duckDb;
    }

    /** A practice, and how much of it there is; its people have places that follow one another from the first. */
    record Practice(String code, int bucket, long people, long firstPlace) {}

    /**
     * How a list of people is read.
     *
     * @param practice the code for rows that name none
     * @param keyIsNhsNumber whether contacts name people by their NHS numbers
     */
    record Reading(
            ContactMapping mapping,
            Map<String, String> organisations,
            Purpose purpose,
            Optional<String> practice,
            boolean keyIsNhsNumber) {}

    /** Reads the files into the table {@code person}, and how their rows are named into {@code person_key}. */
    List<Practice> read(List<DeliveryFiles.People> files, String name, Pseudonyms.Shortened pseudonyms) {
        // The functions may live as long as the process; the key behind them must not.
        var numbers = new NumberReading(pseudonyms, name);
        try {
            duckDb.define("pseudonym", numbers::ofNhsNumber);
            duckDb.define("local_pseudonym", numbers::ofLocal);
            for (DeliveryFiles.People file : files) {
                String select = select(file.number(), file.source(), file.reading(), false);
                duckDb.run((file.number() == 0 ? "create temp table listed as " : "insert into listed ") + select);
            }
        } finally {
            numbers.forget();
        }
        dropRepeated();
        settle();
        return duckDb.rows(
                "select practice, bucket, people, first_place from practice order by practice",
                row -> new Practice(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)));
    }

    /** SQL that reads one file row by row, with what is wrong with each. */
    static String select(int file, Source source, Reading reading, boolean numbered) {
        var field = new FieldSql(reading.mapping(), source.header(), reading.organisations());
        Purpose purpose = reading.purpose();
        String from = field.day(Field.REGISTERED_FROM);
        String until = field.day(Field.REGISTERED_UNTIL);
        String decile = "try_cast(" + field.raw(Field.DEPRIVATION) + " as tinyint)";
        String sex = field.code(Field.SEX, Sex.values(), Optional.of(Sex.UNKNOWN));
        String optedOut = (purpose.honoursType1() ? field.flag(Field.TYPE1_OPT_OUT) : "false")
                + " or "
                + (purpose.honoursNational() ? field.flag(Field.NATIONAL_OPT_OUT) : "false");
        return """
                select *,
                       case when deleted then %d
                            when confidential then %d
                            when opted_out then %d
                            when person is null then %d
                            when not coalesce(regexp_full_match(practice, '[A-Z0-9]{3,10}'), false) then %d
                            when born is null or born < date '1900-01-01' or born > current_date then %d
                            when sex is null then %d
                            when dates_unread or registered_until < registered_from then %d
                            when decile_unread or deprivation not between 1 and 10 then %d
                            else 0 end::utinyint as problem
                  from (select %s%d as file, %s as key, %s as person, upper(%s) as practice, %s as born,
                               %s as sex, %s as registered_from, %s as registered_until, %s as deprivation,
                               %s as deleted, %s as confidential, %s as opted_out,
                               %s or %s as dates_unread, %s as decile_unread
                          from %s as source)
                """.formatted(
                        Kind.DELETED.code(),
                        Kind.CONFIDENTIAL.code(),
                        Kind.OPTED_OUT.code(),
                        Kind.NHS_NUMBER.code(),
                        Kind.PRACTICE.code(),
                        Kind.BORN.code(),
                        Kind.TERM.code(),
                        Kind.REGISTERED.code(),
                        Kind.DEPRIVATION.code(),
                        numbered ? "row_number() over () + %d as source_row, ".formatted(source.headerRows()) : "",
                        file,
                        key(field, reading.keyIsNhsNumber()),
                        person(field, reading),
                        practice(field, reading),
                        field.month(Field.BORN),
                        sex,
                        from,
                        until,
                        decile,
                        field.flag(Field.DELETED),
                        field.flag(Field.CONFIDENTIAL),
                        optedOut,
                        field.unread(Field.REGISTERED_FROM, from),
                        field.unread(Field.REGISTERED_UNTIL, until),
                        field.unread(Field.DEPRIVATION, decile),
                        source.reader());
    }

    /** SQL for the rows of one file that were set aside, with their numbers. Pseudonyms are not made again. */
    static String numbered(int file, Source source, Reading reading) {
        var field = new FieldSql(reading.mapping(), source.header(), reading.organisations());
        return "select source_row, problem from ("
                + select(file, source, reading, true)
                        .replace(
                                person(field, reading) + " as person",
                                reading.mapping().hasNhsNumbers()
                                        ? "nullif(is_nhs_number(" + field.text(Field.NHS_NUMBER) + "), 0) as person"
                                        : field.text(Field.KEY) + " as person")
                + ") where problem between 1 and 19";
    }

    private static String person(FieldSql field, Reading reading) {
        return reading.mapping().hasNhsNumbers()
                ? "pseudonym(" + field.text(Field.NHS_NUMBER) + ")"
                : "local_pseudonym(" + field.text(Field.KEY) + ")";
    }

    private static String practice(FieldSql field, Reading reading) {
        String named = "nullif(trim(" + field.organisation(Field.PRACTICE) + "), '')";
        return reading.practice()
                .map(code -> "coalesce(" + named + ", " + DuckDbStore.text(code) + ")")
                .orElse(named);
    }

    /** NHS numbers are joined as numbers, which is quicker; the numbers of record systems as the texts that they are. */
    static String key(FieldSql field, boolean isNhsNumber) {
        String raw = field.raw(Field.KEY);
        return isNhsNumber
                ? "try_cast(case when length(%1$s) = 10 then %1$s else regexp_replace(%1$s, '[\\s-]', '', 'g') end as bigint)"
                        .formatted(raw)
                : "nullif(trim(" + raw + "), '')";
    }

    /** Of a person's rows the latest registration is kept. */
    private void dropRepeated() {
        duckDb.run("""
                create temp table repeated as
                select person from listed where problem = 0 group by person having count(*) > 1
                """);
        duckDb.run("""
                update listed set problem = %d
                 where rowid in (select row from (
                           select rowid as row,
                                  row_number() over (partition by person
                                                     order by registered_until is null desc, registered_until desc,
                                                              registered_from desc nulls last, file desc, rowid desc) as place
                             from listed
                            where problem = 0 and person in (select person from repeated))
                        where place > 1)
                """.formatted(Kind.REPEATED.code()));
    }

    private void settle() {
        duckDb.run("""
                create temp table practice as
                select practice, people, before + 1 as first_place, least(999, before // %d)::int as bucket
                  from (select practice, people, (sum(people) over (order by practice) - people)::bigint as before
                          from (select practice, count(*) as people from listed where problem = 0 group by practice))
                """.formatted(PEOPLE_OF_A_BUCKET));
        duckDb.run("""
                create temp table person as
                select practice, person, sex, born, registered_from, registered_until, deprivation, bucket,
                       (row_number() over (order by first_place, person))::int as place
                  from listed join practice using (practice)
                 where problem = 0
                """);
        // Somebody listed twice is the same person under both keys. Whoever was left out or set aside is known by the
        // key too.
        duckDb.run("""
                create temp table person_key as
                select listed.key, max(person.bucket)::smallint as bucket, max(person.place) as place
                  from listed left join person on person.person = listed.person and listed.problem in (0, %d)
                 where listed.key is not null
                 group by listed.key
                """.formatted(Kind.REPEATED.code()));
    }

    /** Writes each bucket's people to its file. */
    void write(Path batch, int buckets) {
        try {
            for (int bucket = 0; bucket < buckets; bucket++) {
                Path file = LakeFolder.people(batch, bucket);
                Files.createDirectories(file.getParent());
                duckDb.run("""
                        copy (select practice, person, sex, born, registered_from, registered_until, deprivation
                                from person where bucket = %d order by place)
                          to %s (format parquet)
                        """.formatted(bucket, DuckDbStore.text(file.toString())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The people could not be written to the lake", e);
        }
    }

    /** From the text of a number to the pseudonym; null where it is none. */
    private static final class NumberReading {

        private final String source;
        private volatile Pseudonyms.@Nullable Shortened pseudonyms;

        NumberReading(Pseudonyms.Shortened pseudonyms, String source) {
            this.pseudonyms = pseudonyms;
            this.source = source;
        }

        void forget() {
            pseudonyms = null;
        }

        @Nullable
        Long ofNhsNumber(@Nullable String text) {
            Pseudonyms.Shortened held = pseudonyms;
            return text == null || held == null
                    ? null
                    : NhsNumber.parse(text).map(held::of).orElse(null);
        }

        @Nullable
        Long ofLocal(@Nullable String text) {
            Pseudonyms.Shortened held = pseudonyms;
            return text == null || held == null ? null : held.ofLocal(source, text);
        }
    }
}

package health.cairn.contacts.engine;

import health.cairn.contacts.engine.ContactEngine.Dimension;
import health.cairn.contacts.engine.Cuts.Stratum;
import health.cairn.contacts.engine.SliceSql.Rows;

/** SQL for people and contacts by one thing at a time, those who come often beside everybody. */
record UseSql(SliceSql rows, int period, Cuts cuts) {

    private static final String SUMS = """
            sum(people) as people, sum(people * contacts) as contacts,
            coalesce(sum(people) filter (where often), 0) as often_people,
            coalesce(sum(people * contacts) filter (where often), 0) as often_contacts""";

    String sql() {
        var often = new OftenSql(rows.lake(), cuts, "f", "band", "contacts", "c");
        return cuts.stratum() == Stratum.AGE_SEX ? byAgeAndSex(often) : byOneThing(often);
    }

    /** Where everybody or each practice has one number, a table of one thing at a time tells who comes often. */
    private String byOneThing(OftenSql often) {
        return """
                select dimension, case when dimension = %1$d then practice else '' end as practice, value, %2$s
                  from (select f.*, %3$s as often from %4$s f %5$s) counted
                 group by 1, 2, 3
                 order by 1, 2, 3
                """.formatted(
                        Dimension.PRACTICE.ordinal(),
                        SUMS,
                        often.condition(),
                        rows.of(new Rows(
                                SummaryTable.USE,
                                "dimension, practice, value, contacts, cast(people as bigint) as people",
                                "period = " + period)),
                        OftenSql.joins(often));
    }

    /** Where each age and sex has a number of its own, every line is added up from all ages and sexes. */
    private String byAgeAndSex(OftenSql often) {
        return """
                with by_practice as (
                    select f.practice, f.people, f.contacts, %1$s as often from %2$s f %3$s),
                by_kind as (
                    select f.sex, f.band, f.deprivation, f.people, f.contacts, %1$s as often from %4$s f %3$s)
                select %5$d as dimension, practice, 0 as value, %6$s
                  from by_practice
                 group by practice
                 union all
                select case grouping(sex, band, deprivation) when 3 then %7$d when 5 then %8$d else %9$d end as dimension,
                       '' as practice, coalesce(sex, band, deprivation) as value, %6$s
                  from by_kind
                 group by grouping sets ((sex), (band), (deprivation))
                 order by dimension, practice, value
                """.formatted(
                        often.condition(),
                        rows.of(new Rows(
                                SummaryTable.FREQUENCY,
                                "practice, sex, band, contacts, cast(people as bigint) as people",
                                "period = " + period)),
                        OftenSql.joins(often),
                        kinds(),
                        Dimension.PRACTICE.ordinal(),
                        SUMS,
                        Dimension.SEX.ordinal(),
                        Dimension.AGE.ordinal(),
                        Dimension.DEPRIVATION.ordinal());
    }

    /** People of all practices by sex, age and decile: of single practices these would be hardly fewer rows than people. */
    private String kinds() {
        return rows.of(
                new Rows(
                        SummaryTable.DEPRIVATION,
                        "sex, band, deprivation, contacts, cast(people as bigint) as people",
                        "period = " + period),
                new Rows(
                        SummaryTable.PERSON,
                        "sex, band%1$d as band, deprivation, n%1$d as contacts, cast(1 as bigint) as people"
                                .formatted(period),
                        "r" + period));
    }
}

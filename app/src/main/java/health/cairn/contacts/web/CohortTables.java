package health.cairn.contacts.web;

import health.cairn.pages.Table;
import health.cairn.pages.Table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of a cohort. */
final class CohortTables {

    private CohortTables() {}

    /** Every table by its name in addresses. */
    static Map<String, Table> all(CohortFindings.Answer answer) {
        Map<String, Table> tables = new LinkedHashMap<>();
        if (!answer.practices().isEmpty()) {
            tables.put("practice", table("By practice", answer.practices()));
        }
        tables.put("sex", table("By sex", answer.sexes()));
        tables.put("age", table("By age", answer.ages()));
        return tables;
    }

    static Table table(String caption, List<Group> groups) {
        return new Table(
                caption,
                List.of(
                        Column.text("Group"),
                        Column.number("Registered throughout"),
                        Column.number("In the cohort"),
                        Column.number("Share"),
                        Column.number("95% interval")),
                groups.stream()
                        .map(group -> Table.Row.of(
                                group.name(),
                                Say.count(group.all()),
                                Say.count(group.counted()),
                                group.percent(),
                                group.range()))
                        .toList());
    }

    /** Two cohorts beside each other. */
    static Table beside(String one, CohortFindings.Answer first, String other, CohortFindings.Answer second) {
        return new Table(
                "Beside each other",
                List.of(
                        Column.text("Cohort"),
                        Column.number("People"),
                        Column.number("Share"),
                        Column.number("95% interval")),
                List.of(row(one, first), row(other, second)));
    }

    private static Table.Row row(String name, CohortFindings.Answer answer) {
        Group all = answer.everybody();
        return Table.Row.of(name, all.counts(), all.percent(), all.range());
    }
}

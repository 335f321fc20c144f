package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What holds for parts of every kind, without a database. */
class PartsTest {

    private static ObjectNode json(String text) {
        return PartJson.parse(text);
    }

    @Test
    void whatOnlyOneTouchedIsTakenFromThatOne() {
        Merge merge = Merge.of(
                json("{\"a\": 1, \"b\": \"x\", \"c\": null}"),
                json("{\"a\": 2, \"b\": \"x\", \"c\": null}"),
                json("{\"a\": 1, \"b\": \"y\"}"));
        assertThat(merge.clashes()).isFalse();
        assertThat(merge.merged()).isEqualTo(json("{\"a\": 2, \"b\": \"y\", \"c\": null}"));
    }

    @Test
    void aFieldThatBothGaveAnotherValueClashesAndTheSameValueDoesNot() {
        ObjectNode base = json("{\"a\": 1, \"b\": 1}");
        Merge merge = Merge.of(base, json("{\"a\": 2, \"b\": 5}"), json("{\"a\": 3, \"b\": 5}"));
        assertThat(merge.fields()).containsExactly("a");
        assertThat(merge.merged())
                .as("what was saved first stands until somebody decides")
                .isEqualTo(json("{\"a\": 2, \"b\": 5}"));
    }

    /** Whatever two people change: what neither clashes on is in the merged text, from whoever changed it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aMergeLosesNoChange(int seed) {
        var random = new Random(seed);
        for (int trial = 0; trial < 200; trial++) {
            ObjectNode base = PartJson.nothing();
            ObjectNode theirs = PartJson.nothing();
            ObjectNode mine = PartJson.nothing();
            for (String field : List.of("a", "b", "c", "d", "e")) {
                base.put(field, 0);
                theirs.put(field, random.nextInt(3));
                mine.put(field, random.nextInt(3));
            }
            Merge merge = Merge.of(base, theirs, mine);
            for (String field : List.of("a", "b", "c", "d", "e")) {
                int t = theirs.get(field).asInt();
                int m = mine.get(field).asInt();
                boolean clash = t != 0 && m != 0 && t != m;
                assertThat(merge.fields().contains(field)).as(field).isEqualTo(clash);
                assertThat(merge.merged().get(field).asInt()).as(field).isEqualTo(t != 0 ? t : m);
            }
        }
    }

    @Test
    void everyKindOfPartIsReadBackAsItWasWritten() {
        for (PartKind kind : PartKind.values()) {
            if (kind.writtenByPeople()) {
                PartBody empty = PartJson.read(kind, PartJson.nothing());
                assertThat(PartJson.read(kind, PartJson.write(empty).toString()))
                        .as(kind.name())
                        .isEqualTo(empty);
                assertThat(PartJson.names(kind))
                        .as("each field of %s is a component", kind)
                        .containsAll(kind.fields().stream().map(Field::name).toList());
                assertThat(PartKind.of(kind.body())).isEqualTo(kind);
            }
        }
    }

    @Test
    void aFieldThatDidNotExistWhenAPartWasWrittenIsEmptyInIt() {
        var charter = (Charter) PartJson.read(PartKind.CHARTER, "{\"name\": \"Old\", \"noLongerThere\": 1}");
        assertThat(charter.name()).isEqualTo("Old");
        assertThat(charter.problem()).isEmpty();
        assertThat(charter.target()).isNull();
    }

    @Test
    void aValueOfTheWrongSortIsNamedWithWhatWasExpected() {
        try {
            PartJson.read(PartKind.TASK, json("{\"what\": \"x\", \"due\": \"soon\"}"));
            assertThat(false).as("'soon' is no day").isTrue();
        } catch (PartJson.Unreadable e) {
            assertThat(e.field()).isEqualTo("due");
            assertThat(e.sentence()).isEqualTo("due is 'soon'; expected a day such as 2026-04-01");
        }
    }

    /** 943 476 5919 has a right check digit (worked out by hand below); 943 476 5918 has not. Neither is anybody's here. */
    @Test
    void aTextWithWhatCouldBeAnNhsNumberIsRefusedWithoutRepeatingIt() {
        // 9·10+4·9+3·8+4·7+7·6+6·5+5·4+9·3+1·2 = 299; 299 mod 11 = 2; 11 - 2 = 9.
        for (String text : List.of(
                "9434765919",
                "NHS no 943 476 5919.",
                "943-476-5919",
                "called (9434765919) twice",
                "a\n943 476 5919\nb")) {
            Map<String, String> problems = FreeText.problems(PartJson.nothing().put("note", text));
            assertThat(problems).as(text).containsOnlyKeys("note");
            assertThat(problems.get("note")).doesNotContain("943").contains("how many people");
        }
        for (String text : List.of(
                "9434765918",
                "01632 960001",
                "07700 900123",
                "31 of 100 in 2026-04",
                "ref 94347659190",
                "1111111111",
                "")) {
            assertThat(FreeText.problems(PartJson.nothing().put("note", text)))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void textsInsideListsAreScreenedToo() {
        ObjectNode body = PartJson.nothing();
        body.putArray("many").add("fine").add("943 476 5919");
        assertThat(FreeText.problems(body)).containsOnlyKeys("many");
    }

    /** A twentieth of 50 is 2.5; an aim that names no beginning is about what was suggested. */
    @Test
    void anAimIsAboutTheIndicatorWhereItBeginsWithinATwentiethOfIt() {
        Charter suggested = standingAt(50.0);
        assertThat(standingAt(47.5).beginsNear(suggested)).isTrue();
        assertThat(standingAt(47.4).beginsNear(suggested)).isFalse();
        assertThat(standingAt(52.5).beginsNear(suggested)).isTrue();
        assertThat(standingAt(52.6).beginsNear(suggested)).isFalse();
        assertThat(standingAt(null).beginsNear(suggested)).isTrue();
    }

    private static Charter standingAt(@Nullable Double baseline) {
        return new Charter("n", "", "", "", baseline, null, "%", null, "", "", "", "", null, null);
    }

    @Test
    void anAimSaysHowMuchFromWhereByWhenForWhomAndWhere() {
        Charter whole = new Charter(
                "n",
                "",
                "",
                "Raise it",
                31.0,
                42.0,
                "%",
                LocalDate.of(2027, 3, 31),
                "women overdue",
                "two practices",
                "",
                "",
                null,
                null);
        assertThat(whole.aimCheck().whole()).isTrue();
        assertThat(new Charter("n", "", "", "", null, null, "", null, "", "", "", "", null, null)
                        .aimCheck()
                        .points())
                .noneMatch(AimCheck.Point::said)
                .allMatch(point -> !point.advice().isEmpty());
        Charter nowhere = new Charter(
                "n",
                "",
                "",
                "Raise it",
                42.0,
                42.0,
                "%",
                LocalDate.of(2027, 3, 31),
                "women overdue",
                "two practices",
                "",
                "",
                null,
                null);
        assertThat(nowhere.aimCheck().points())
                .filteredOn(point -> !point.said())
                .singleElement()
                .satisfies(point -> assertThat(point.advice()).contains("the same as the baseline"));
    }

    @Test
    void aHistoryShowsWhatStoodInEachFieldBefore() {
        ObjectNode before = json("{\"what\": \"Ask\", \"who\": \"Noor\", \"done\": false}");
        ObjectNode now = json("{\"what\": \"Ask\", \"who\": \"Sam\", \"done\": true}");
        assertThat(FieldHistory.between(PartKind.TASK, before, now))
                .containsExactly(
                        new FieldHistory.Step("who", "Who does it", "Noor", "Sam"),
                        new FieldHistory.Step("done", "Done", "", "yes"));
    }

    @Test
    void numbersOfPartsFollowACopy() {
        var newNumbers = new HashMap<Long, Long>(Map.of(4L, 40L));
        assertThat(new Prediction(4, "q", "p", "", Prediction.Came.NOT_YET, null)
                        .pointingTo(number -> newNumbers.getOrDefault(number, number))
                        .cycle())
                .isEqualTo(40);
    }

    @Test
    void eachKindOfFeedIsReadBackAsItWasWritten() {
        for (ProjectMeasure.Feed feed : List.of(
                new ProjectMeasure.Feed.Indicator("cervical-25-49", "F", "25-49", List.of(new AreaCode("A99001"))),
                new ProjectMeasure.Feed.Counts("missed-appointments", "practice.1:late", List.of()))) {
            ObjectNode json = PartJson.write(Samples.measure(ProjectMeasure.Shape.PROPORTION));
            json.set("feed", PartJson.parse(PartJson.text(feed)));
            var read = (ProjectMeasure) PartJson.read(PartKind.MEASURE, json);
            assertThat(read.feed()).isEqualTo(feed);
            assertThat(PartJson.read(PartKind.MEASURE, PartJson.write(read))).isEqualTo(read);
        }
    }
}

package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.CodeText;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Lookup;
import health.cairn.imports.MeasureDescription;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.measures.Loading.ReadingWriter;
import health.cairn.measures.Period;
import health.cairn.measures.SeriesKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * QOF prevalence by practice: for each register the people on it and the people on the list who are old enough for it.
 * The year stands in the name of the file alone.
 */
@Component
final class QofPrevalence implements FileFormat {

    /** A register, with its number at Fingertips where that is the same measure. */
    private record Register(String name, int fingertips) {}

    private static final Map<String, Register> REGISTERS = Map.ofEntries(
            Map.entry("AF", new Register("Atrial fibrillation", 280)),
            Map.entry("AST", new Register("Asthma", 90933)),
            Map.entry("CAN", new Register("Cancer", 276)),
            Map.entry("CHD", new Register("Coronary heart disease", 273)),
            Map.entry("CKD", new Register("Chronic kidney disease", 258)),
            Map.entry("COPD", new Register("Chronic obstructive pulmonary disease", 253)),
            Map.entry("DEM", new Register("Dementia", 247)),
            Map.entry("DEP", new Register("Depression", 848)),
            Map.entry("DM", new Register("Diabetes", 241)),
            Map.entry("EP", new Register("Epilepsy", 224)),
            Map.entry("HF", new Register("Heart failure", 262)),
            Map.entry("HYP", new Register("Hypertension", 219)),
            Map.entry("LD", new Register("Learning disability", 200)),
            Map.entry("MH", new Register("Serious mental illness", 90581)),
            Map.entry("NDH", new Register("Non-diabetic hyperglycaemia", 93797)),
            Map.entry("OB", new Register("Obesity", 92588)),
            Map.entry("OST", new Register("Osteoporosis", 90443)),
            Map.entry("PAD", new Register("Peripheral arterial disease", 92590)),
            Map.entry("PC", new Register("Palliative and supportive care", 294)),
            Map.entry("RA", new Register("Rheumatoid arthritis", 91269)),
            Map.entry("STIA", new Register("Stroke and transient ischaemic attack", 212)));

    @Override
    public String name() {
        return "qof-prevalence";
    }

    @Override
    public String title() {
        return "QOF prevalence by practice";
    }

    @Override
    public String source() {
        return "NHS England, Quality and Outcomes Framework";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.isText()
                && sample.first()
                        .header()
                        .hasAll("PRACTICE_CODE", "GROUP_CODE", "REGISTER", "PATIENT_LIST_TYPE", "PRACTICE_LIST_SIZE");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Prevalence(destination);
    }

    private final class Prevalence implements RowReader {
        private final Destination destination;
        private final ReadingWriter readings;
        private final Period year;
        private final Lookup<CodeText> codes = new Lookup<>(CodeText::of);
        private final Map<String, Integer> series = new HashMap<>();
        private int practice = -1;
        private int group;
        private int register;
        private int listType;
        private int listSize;

        private Prevalence(Destination destination) {
            this.destination = destination;
            this.year = QofYear.of(destination);
            readings = destination.readings();
        }

        @Override
        public void row(Row row) {
            if (practice < 0) {
                Header header = Header.of(row);
                practice = header.require("PRACTICE_CODE");
                group = header.require("GROUP_CODE");
                register = header.require("REGISTER");
                listType = header.require("PATIENT_LIST_TYPE");
                listSize = header.require("PRACTICE_LIST_SIZE");
                return;
            }
            double some = row.decimal(register);
            double all = row.decimal(listSize);
            if (!(some >= 0) || !(all > 0) || some > all) {
                report(
                        Problem.Kind.COUNTS,
                        row,
                        "REGISTER, PRACTICE_LIST_SIZE",
                        row.text(register) + " of " + row.text(listSize),
                        "people on the register, not more than people on the list");
                return;
            }
            switch (row.look(practice, codes)) {
                case CodeText.Code(AreaCode code) ->
                    readings.counted(series(row.text(group), row.text(listType)), code, year, some, all, row.number());
                case CodeText.NotAllocated() -> destination.problems().count(Problem.Kind.NOT_AN_ORGANISATION);
                case CodeText.StatisticalGroup() -> destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
                case CodeText.Unreadable(String text) ->
                    report(Problem.Kind.AREA_CODE, row, "PRACTICE_CODE", text, "a practice code such as A81001");
            }
        }

        private int series(String code, String listed) {
            return series.computeIfAbsent(code + " " + listed, _ -> {
                Register known = REGISTERS.getOrDefault(code, new Register("Register " + code, 0));
                var measure = destination
                        .series()
                        .measure(MeasureDescription.percentage(
                                "qof-prevalence-" + code.toLowerCase(Locale.ROOT),
                                known.fingertips() == 0 ? OptionalInt.empty() : OptionalInt.of(known.fingertips()),
                                known.name() + ": QOF prevalence",
                                "People on the register",
                                "People on the list",
                                source(),
                                "Persons",
                                ages(listed)));
                return destination.series().number(new SeriesKey(measure.id(), "Persons", ages(listed)));
            });
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            destination
                    .problems()
                    .report(kind, row, column, found, expected, "correct the row and load the file again");
        }
    }

    /** {@code 17OV} is "17 and over". */
    private static String ages(String listed) {
        return listed.matches("\\d{2}OV") ? Integer.parseInt(listed.substring(0, 2)) + "+ yrs" : "All ages";
    }
}

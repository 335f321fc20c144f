package health.cairn.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Writes people and contacts for measuring how fast they load: three years, contacts in order of their days as record systems
 * write them, a few people with many. The numbers have right check digits, are counted up and mean nobody.
 */
final class ContactsGenerator {

    /** People of a practice. */
    static final int PRACTICE = 8_000;

    private static final LocalDate FROM = LocalDate.of(2023, 10, 1);

    /** Until the last of September three years on: all three periods are covered. */
    private static final int DAYS = 3 * 365 + 1;

    private static final String[] SETTINGS = {
        "GP",
        "GP",
        "GP",
        "GP",
        "GP",
        "GP",
        "GP",
        "GP",
        "OUTPATIENT",
        "OUTPATIENT",
        "A_AND_E",
        "NHS_111",
        "INPATIENT",
        "AMBULANCE",
        "COMMUNITY",
        "MENTAL_HEALTH"
    };
    private static final String[] PROFESSIONALS = {"GP", "GP", "NURSE", "PHARMACIST"};
    private static final String[] MODES = {"FACE_TO_FACE", "FACE_TO_FACE", "TELEPHONE", "ONLINE"};
    private static final String[] STATUSES = {
        "ATTENDED", "ATTENDED", "ATTENDED", "ATTENDED", "ATTENDED", "ATTENDED", "ATTENDED", "DID_NOT_ATTEND"
    };
    private static final String[] KINDS = {"CARE", "CARE", "CARE", "CARE", "CARE", "CARE", "CARE", "ADMINISTRATION"};
    private static final String[] REASONS = {"A", "L", "R", "S", "P", "K", "D", "Z"};

    private ContactsGenerator() {}

    static void people(Path file, int people) throws IOException {
        var random = new SplittableRandom(20261122);
        try (var out = new Lines(file)) {
            out.text("nhs_number,practice,date_of_birth,sex,registered_from,registered_until,deprivation_decile\n");
            for (int i = 0; i < people; i++) {
                out.text(number(i)).text(",").text(practice(i, people)).text(",");
                out.text(LocalDate.of(1930, 1, 1)
                        .plusDays(random.nextInt(34_000))
                        .toString());
                out.text(random.nextBoolean() ? ",F," : ",M,");
                out.text(random.nextInt(12) == 0 ? "2025-03-05" : "2012-06-01").text(",,");
                out.text(String.valueOf(1 + random.nextInt(10))).text("\n");
            }
        }
    }

    static void contacts(Path file, int people, long contacts) throws IOException {
        var random = new SplittableRandom(20261123);
        var days = new String[DAYS + 60];
        for (int day = 0; day < days.length; day++) {
            days[day] = FROM.minusDays(60).plusDays(day).toString();
        }
        try (var out = new Lines(file)) {
            out.text(
                    "nhs_number,started_at,ended_on,setting,organisation,professional,mode,kind,status,planned,reason,booked_on\n");
            for (long row = 0; row < contacts; row++) {
                int day = (int) (row * DAYS / contacts);
                double skew = random.nextDouble();
                int who = (int) (people * skew * skew * Math.sqrt(random.nextDouble()));
                int setting = random.nextInt(SETTINGS.length);
                out.text(number(who)).text(",").text(days[60 + day]).text("T");
                out.two(8 + random.nextInt(10))
                        .text(":")
                        .two(5 * random.nextInt(12))
                        .text(",,");
                out.text(SETTINGS[setting]).text(",");
                out.text(setting < 8 ? practice(who, people) : "RX1").text(",");
                out.text(pick(PROFESSIONALS, random))
                        .text(",")
                        .text(pick(MODES, random))
                        .text(",");
                out.text(pick(KINDS, random))
                        .text(",")
                        .text(pick(STATUSES, random))
                        .text(",PLANNED,");
                out.text(pick(REASONS, random))
                        .text(",")
                        .text(days[60 + day - random.nextInt(30)])
                        .text("\n");
            }
        }
    }

    private static String pick(String[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    /** People next to each other in number are at different practices. */
    static String practice(int person, int people) {
        int practices = Math.max(1, people / PRACTICE);
        return "X" + (10_000 + person % practices);
    }

    /** The n-th number from 400 000 000x with a right check digit; of those that would have none the next is taken. */
    private static String number(int n) {
        long base = 400_000_000L + 2L * n;
        int check = check(base);
        if (check == 10) {
            // Neighbours differ by 2 in the last weight, so the next one has a check digit.
            base++;
            check = check(base);
        }
        return base + String.valueOf(check);
    }

    private static int check(long nine) {
        int sum = 0;
        long rest = nine;
        for (int weight = 2; weight <= 10; weight++) {
            sum += (int) (rest % 10) * weight;
            rest /= 10;
        }
        return (11 - sum % 11) % 11;
    }

    /** A file written piece by piece. */
    private static final class Lines implements AutoCloseable {

        private final OutputStream out;

        Lines(Path file) throws IOException {
            this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        }

        Lines text(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Lines two(int number) throws IOException {
            out.write('0' + number / 10);
            out.write('0' + number % 10);
            return this;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}

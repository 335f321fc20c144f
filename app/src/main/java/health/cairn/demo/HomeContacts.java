package health.cairn.demo;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.Mode;
import health.cairn.contacts.Planned;
import health.cairn.contacts.Professional;
import health.cairn.contacts.Reason;
import health.cairn.contacts.Setting;
import health.cairn.demo.Habits.Course;
import health.cairn.demo.Westmark.Practice;
import java.io.IOException;
import java.io.Writer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * Two years of contacts of the home network's people, in Cairn's own form. The NHS numbers are from the range that is kept for
 * tests; nobody has them.
 */
final class HomeContacts {

    /** The first day of the two years. */
    static final LocalDate FROM = LocalDate.of(2024, 10, 1);

    /** The first day after them. */
    static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    private static final List<String> HOSPITALS = List.of("XWH01", "XWH02");

    private final Westmark world;
    private final Registered registered;
    private final Draws people;
    private final Draws chance;
    private int numbers;

    HomeContacts(long seed, Westmark world) {
        this.world = world;
        this.registered = new Registered(world);
        this.people = Draws.of(seed, "home people");
        this.chance = Draws.of(seed, "home contacts");
    }

    /** Told of each person once, so that tests can hold what is found against what is true. */
    interface Witness {
        void person(String number, Practice practice, int age, Course course);
    }

    void write(Writer list, Writer contacts, Witness witness) throws IOException {
        list.write("nhs_number,practice,date_of_birth,sex,registered_from,registered_until,deprivation_decile\n");
        contacts.write(
                "nhs_number,started_at,ended_on,setting,organisation,professional,mode,kind,status,planned,reason,booked_on\n");
        for (Practice practice : world.practices()) {
            if (practice.network().equals(Westmark.HOME_NETWORK)) {
                for (boolean female : new boolean[] {true, false}) {
                    int[] bands = registered.bands(practice, UNTIL, female);
                    for (int band = 0; band < bands.length; band++) {
                        for (int i = 0; i < bands[band]; i++) {
                            person(practice, female, band, list, contacts, witness);
                        }
                    }
                }
            }
        }
    }

    private void person(Practice practice, boolean female, int band, Writer list, Writer contacts, Witness witness)
            throws IOException {
        int age = band * 5 + (band == Registered.BANDS - 1 ? Math.min(people.poisson(2.5), 14) : people.whole(0, 5));
        LocalDate born = UNTIL.minusDays(1)
                .minusYears(age)
                .minusDays(people.whole(0, 334))
                .withDayOfMonth(1);
        String number = nextNumber();
        // One in eleven came to the practice within the two years; newborns came when they were born.
        LocalDate came = people.whole(0, 11) == 0
                ? FROM.plusDays(people.whole(0, 700))
                : FROM.minusDays(people.whole(30, 6_000));
        LocalDate since = came.isBefore(born) ? born : came;
        int decile = (int) Math.clamp(Math.round(5.5 - 1.8 * practice.deprivation() + 1.6 * people.normal()), 1, 10);
        list.write("%s,%s,%s,%s,%s,,%d\n"
                .formatted(number, practice.code(), born, female ? "FEMALE" : "MALE", since, decile));
        // Squares of normal draws: a gamma distribution of mean 1, many with little need and few with much.
        double need = 0;
        for (int i = 0; i < 3; i++) {
            double draw = people.normal();
            need += draw * draw / 3;
        }
        Course course = Habits.isQuiet(practice, age) ? Course.ORDINARY : Habits.course(need, people);
        witness.person(number, practice, age, course);
        for (int year = 1; year <= 2; year++) {
            double expected = Habits.contacts(practice, female, age, need, course, year);
            year(number, practice, age, since, year, expected, contacts);
        }
    }

    private void year(
            String number, Practice practice, int age, LocalDate since, int year, double expected, Writer contacts)
            throws IOException {
        LocalDate first = FROM.plusYears(year - 1L);
        for (int i = chance.poisson(expected); i > 0; i--) {
            practiceContact(number, practice, age, since, first, expected > 15, contacts);
        }
        double elsewhere = 0.1 * expected + 0.02 * Math.max(0, age - 40) * 0.5;
        for (int i = chance.poisson(elsewhere); i > 0; i--) {
            otherContact(number, since, first, contacts);
        }
    }

    private void practiceContact(
            String number,
            Practice practice,
            int age,
            LocalDate since,
            LocalDate first,
            boolean hardYear,
            Writer contacts)
            throws IOException {
        LocalDate day = weekday(first.plusDays(chance.whole(0, 365)));
        if (day.isBefore(since) || !day.isBefore(first.plusYears(1))) {
            return;
        }
        double who = chance.uniform(0, 1);
        Professional professional = who < 0.47
                ? Professional.GP
                : who < 0.78
                        ? Professional.NURSE
                        : who < 0.87
                                ? Professional.PHARMACIST
                                : who < 0.94 ? Professional.THERAPIST : Professional.OTHER;
        double how = chance.uniform(0, 1);
        Mode mode = how < 0.63
                ? Mode.FACE_TO_FACE
                : how < 0.9
                        ? Mode.TELEPHONE
                        : how < 0.96
                                ? Mode.ONLINE
                                : how < 0.97 ? Mode.VIDEO : age > 75 ? Mode.HOME_VISIT : Mode.FACE_TO_FACE;
        int before = chance.uniform(0, 1) < 0.42 ? 0 : Math.min(45, chance.poisson(chance.uniform(1, 17)));
        boolean missed = chance.uniform(0, 1) < Habits.missed(practice, age, before);
        double kind = chance.uniform(0, 1);
        write(
                contacts,
                number,
                day,
                "",
                Setting.GP,
                practice.code(),
                professional,
                mode,
                kind < 0.93 ? ContactKind.CARE : kind < 0.97 ? ContactKind.VACCINATION : ContactKind.ADMINISTRATION,
                missed ? Attendance.DID_NOT_ATTEND : Attendance.ATTENDED,
                before == 0 ? Planned.UNPLANNED : Planned.PLANNED,
                reason(hardYear),
                day.minusDays(before).toString());
    }

    private void otherContact(String number, LocalDate since, LocalDate first, Writer contacts) throws IOException {
        LocalDate day = first.plusDays(chance.whole(0, 365));
        if (day.isBefore(since)) {
            return;
        }
        double where = chance.uniform(0, 1);
        Setting setting = where < 0.36
                ? Setting.OUTPATIENT
                : where < 0.54
                        ? Setting.A_AND_E
                        : where < 0.68
                                ? Setting.NHS_111
                                : where < 0.76
                                        ? Setting.INPATIENT
                                        : where < 0.82
                                                ? Setting.AMBULANCE
                                                : where < 0.9
                                                        ? Setting.COMMUNITY
                                                        : where < 0.95
                                                                ? Setting.MENTAL_HEALTH
                                                                : where < 0.98 ? Setting.PHARMACY : Setting.VOLUNTARY;
        boolean planned = setting == Setting.OUTPATIENT || setting == Setting.COMMUNITY;
        write(
                contacts,
                number,
                planned ? weekday(day) : day,
                setting == Setting.INPATIENT ? day.plusDays(chance.poisson(3.2)).toString() : "",
                setting,
                switch (setting) {
                    case OUTPATIENT, A_AND_E, INPATIENT -> HOSPITALS.get(chance.whole(0, 2));
                    case NHS_111 -> "XW111";
                    case AMBULANCE -> "XWA01";
                    case MENTAL_HEALTH -> "XWM01";
                    default -> "";
                },
                setting == Setting.OUTPATIENT || setting == Setting.A_AND_E || setting == Setting.INPATIENT
                        ? Professional.DOCTOR
                        : Professional.OTHER,
                setting == Setting.NHS_111 ? Mode.TELEPHONE : Mode.FACE_TO_FACE,
                ContactKind.CARE,
                planned && chance.uniform(0, 1) < 0.07 ? Attendance.DID_NOT_ATTEND : Attendance.ATTENDED,
                planned ? Planned.PLANNED : Planned.UNPLANNED,
                reason(false),
                "");
    }

    private void write(
            Writer contacts,
            String number,
            LocalDate day,
            String ended,
            Setting setting,
            String organisation,
            Professional professional,
            Mode mode,
            ContactKind kind,
            Attendance status,
            Planned planned,
            Reason reason,
            String booked)
            throws IOException {
        int minute = chance.whole(8 * 12, 18 * 12) * 5;
        contacts.append(number)
                .append(',')
                .append(day.toString())
                .append('T')
                .append(two(minute / 60))
                .append(':')
                .append(two(minute % 60));
        for (String cell : new String[] {
            ended,
            setting.name(),
            organisation,
            professional.name(),
            mode.name(),
            kind.name(),
            status.name(),
            planned.name(),
            reason.name(),
            booked
        }) {
            contacts.append(',').append(cell);
        }
        contacts.append('\n');
    }

    private Reason reason(boolean hardYear) {
        double at = chance.uniform(0, 1);
        if (hardYear && at < 0.4) {
            return at < 0.26 ? Reason.P : Reason.Z;
        }
        List<Reason> usual = List.of(
                Reason.A, Reason.R, Reason.L, Reason.S, Reason.D, Reason.K, Reason.P, Reason.T, Reason.N, Reason.U,
                Reason.H, Reason.F);
        return usual.get(Math.min(usual.size() - 1, chance.poisson(4)));
    }

    private static LocalDate weekday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? day.minusDays(1)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** The next number from 999 000 0000 with a right check digit; those that have none are passed over. */
    private String nextNumber() {
        while (true) {
            int serial = numbers++;
            String nine = "999" + String.format(java.util.Locale.ROOT, "%06d", serial);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }
}

package health.cairn.contacts.engine;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.Coded;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.Mode;
import health.cairn.contacts.Planned;
import health.cairn.contacts.Professional;
import health.cairn.contacts.Reason;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Sex;
import health.cairn.contacts.Touch;
import health.cairn.privacy.NhsNumber;
import health.cairn.privacy.TestPseudonyms;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A few hundred made-up people and their contacts over three years, with everything in it that loading has to survive. */
public record ContactWorld(List<Somebody> people, List<Event> events) {

    /** The first day after the contacts. */
    public static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    public static final List<String> PRACTICES = List.of("XW0001", "XW0002", "XW0003");

    /** One person of it. */
    public record Somebody(
            NhsNumber number,
            String practice,
            Sex sex,
            LocalDate born,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int decile) {}

    /** One contact of it. */
    public record Event(Somebody who, Touch touch, @Nullable LocalDate bookedOn) {}

    /** The same for the same seed. */
    public static ContactWorld of(long seed) {
        var random = new Random(seed);
        var people = new ArrayList<Somebody>();
        var events = new ArrayList<Event>();
        for (int i = 0; i < 400; i++) {
            LocalDate born = LocalDate.of(1926, 1, 1).plusDays(random.nextInt(36_700));
            LocalDate from =
                    random.nextInt(4) == 0 ? null : LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1_700));
            if (from != null && from.isBefore(born)) {
                from = born;
            }
            LocalDate until = random.nextInt(8) > 0 || from == null ? null : from.plusDays(1 + random.nextInt(1_500));
            var who = new Somebody(
                    TestPseudonyms.number((int) (seed % 400) * 1000 + i),
                    PRACTICES.get(random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2)),
                    pick(Sex.values(), random),
                    born,
                    from,
                    until,
                    random.nextInt(11));
            people.add(who);
            int contacts = (int) (random.nextDouble() * random.nextDouble() * random.nextDouble() * 90);
            for (int j = 0; j < contacts; j++) {
                events.add(event(who, random));
            }
        }
        return new ContactWorld(List.copyOf(people), List.copyOf(events));
    }

    private static Event event(Somebody who, Random random) {
        // Few days, so that several contacts often share one.
        LocalDateTime at = UNTIL.minusDays(1 + random.nextInt(150) * 8L).atTime(random.nextInt(24), random.nextInt(60));
        boolean practice = random.nextInt(10) < 7;
        var touch = new Touch(
                at,
                random.nextInt(10) == 0 ? Optional.of(at.toLocalDate().plusDays(random.nextInt(9))) : Optional.empty(),
                practice ? Setting.GP : pick(Setting.values(), random),
                random.nextInt(5) == 0 ? "" : practice ? who.practice() : "RX" + random.nextInt(9),
                random.nextInt(3) == 0 ? pick(Professional.values(), random) : Professional.GP,
                pick(Mode.values(), random),
                random.nextInt(5) == 0 ? pick(ContactKind.values(), random) : ContactKind.CARE,
                random.nextInt(4) == 0 ? pick(Attendance.values(), random) : Attendance.ATTENDED,
                pick(Planned.values(), random),
                pick(Reason.values(), random));
        LocalDate booked = random.nextInt(3) == 0 ? null : at.toLocalDate().minusDays(random.nextInt(40) - 2L);
        return new Event(who, touch, booked);
    }

    private static <E> E pick(E[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    /** Writes both lists in Cairn's own form, contacts in no particular order. */
    public List<Path> write(Path folder, long seed) throws IOException {
        Path list = folder.resolve("people.csv");
        try (Writer out = Files.newBufferedWriter(list)) {
            out.write(
                    "nhs_number,name,practice,date_of_birth,sex,registered_from,registered_until,deprivation_decile\n");
            for (Somebody who : people) {
                out.write("%s,Somebody Made-Up,%s,%s,%s,%s,%s,%s\n"
                        .formatted(
                                who.number().revealed(),
                                who.practice(),
                                who.born(),
                                who.sex(),
                                blank(who.from()),
                                blank(who.until()),
                                who.decile() == 0 ? "" : who.decile()));
            }
        }
        var shuffled = new ArrayList<>(events);
        java.util.Collections.shuffle(shuffled, new Random(seed));
        Path contacts = folder.resolve("contacts.csv");
        try (Writer out = Files.newBufferedWriter(contacts)) {
            out.write(
                    "nhs_number,started_at,ended_on,setting,organisation,professional,mode,kind,status,planned,reason,booked_on\n");
            for (Event event : shuffled) {
                Touch touch = event.touch();
                out.write("%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n"
                        .formatted(
                                event.who().number().revealed(),
                                touch.startedAt(),
                                blank(touch.endedOn().orElse(null)),
                                touch.setting(),
                                touch.organisation(),
                                name(touch.professional()),
                                name(touch.mode()),
                                name(touch.kind()),
                                name(touch.status()),
                                name(touch.planned()),
                                name(touch.reason()),
                                blank(event.bookedOn())));
            }
        }
        return List.of(list, contacts);
    }

    private static String blank(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** What is not known is sometimes an empty cell. */
    private static String name(Coded term) {
        return term.code() == 0 ? "" : term.name();
    }
}

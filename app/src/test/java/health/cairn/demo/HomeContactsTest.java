package health.cairn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.demo.Habits.Course;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fictional network's contacts hold what they are made to show, counted here from the files by themselves. */
class HomeContactsTest {

    private static final Westmark WORLD = Surveyor.survey(20261117);
    private static final Map<String, Person> PEOPLE = new HashMap<>();
    private static long events;

    private static final class Person {
        private final String practice;
        private final int age;
        private final Course course;
        private boolean throughout;
        private final int[] contacts = new int[2];
        private final HashSet<String> seen = new HashSet<>();
        private int attended;
        private int missed;

        Person(String practice, int age, Course course) {
            this.practice = practice;
            this.age = age;
            this.course = course;
        }
    }

    @BeforeAll
    static void countTheFiles() throws Exception {
        var list = new StringWriter();
        var contacts = new StringWriter();
        new HomeContacts(20261117, WORLD)
                .write(
                        list,
                        contacts,
                        (number, practice, age, course) ->
                                PEOPLE.put(number, new Person(practice.code(), age, course)));
        list.toString().lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            Person person = java.util.Objects.requireNonNull(PEOPLE.get(cells[0]));
            person.throughout = !LocalDate.parse(cells[4]).isAfter(HomeContacts.FROM);
        });
        contacts.toString().lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            Person person = java.util.Objects.requireNonNull(PEOPLE.get(cells[0]));
            LocalDate day = LocalDate.parse(cells[1].substring(0, 10));
            assertThat(day).isBetween(HomeContacts.FROM, HomeContacts.UNTIL);
            events++;
            if (!cells[3].equals("GP") || !cells[7].equals("CARE")) {
                return;
            }
            if (cells[8].equals("ATTENDED")) {
                person.attended++;
                // Once a day for each profession, as the definition in use has it.
                if (person.seen.add(day + cells[5])) {
                    person.contacts[day.isBefore(HomeContacts.FROM.plusYears(1)) ? 0 : 1]++;
                }
            } else {
                person.missed++;
            }
        });
    }

    @Test
    void thereAreAboutThirtySevenThousandPeopleInSixPractices() {
        assertThat(PEOPLE.size()).isBetween(36_500, 40_500);
        assertThat(PEOPLE.values().stream().map(person -> person.practice).distinct())
                .hasSize(6);
        assertThat(events).isBetween(350_000L, 650_000L);
    }

    /** Vedsted and Christensen (2005) say up to 40 per cent; the PCN Academy says about half are replaced. */
    @Test
    void aboutHalfOfThoseWhoComeOftenGoOnAndHalfSettle() {
        List<Person> throughout = whole();
        int[] cut = {cut(throughout, 0), cut(throughout, 1)};
        List<Person> before =
                throughout.stream().filter(p -> p.contacts[0] >= cut[0]).toList();
        long stay = before.stream().filter(p -> p.contacts[1] >= cut[1]).count();
        assertThat(before.size()).isBetween(throughout.size() * 3 / 100, throughout.size() * 4 / 100);
        assertThat((double) stay / before.size()).isBetween(0.4, 0.6);
    }

    @Test
    void whoGoesOnIsMostlyWhoWasMadeTo() {
        List<Person> throughout = whole();
        int[] cut = {cut(throughout, 0), cut(throughout, 1)};
        List<Person> both = throughout.stream()
                .filter(p -> p.contacts[0] >= cut[0] && p.contacts[1] >= cut[1])
                .toList();
        long made = both.stream().filter(p -> p.course == Course.PERSISTENT).count();
        assertThat((double) made / both.size()).isGreaterThan(0.7);
        List<Person> transients = throughout.stream()
                .filter(p -> p.course == Course.HARD_FIRST_YEAR)
                .toList();
        assertThat(transients.stream().filter(p -> p.contacts[0] >= cut[0]).count())
                .isGreaterThan(transients.size() / 2);
        assertThat(transients.stream().filter(p -> p.contacts[1] >= cut[1]).count())
                .isLessThan(transients.size() / 4);
    }

    /** The PCN Academy: 5 to 7 per cent of people use 30 to 40 per cent of appointments; Morriss (2012): 3 per cent use 15. */
    @Test
    void fewPeopleUseAGoodPartOfContacts() {
        List<Person> throughout = whole();
        long all = throughout.stream().mapToLong(p -> p.contacts[1]).sum();
        int cut = cut(throughout, 1);
        long theirs = throughout.stream()
                .mapToLong(p -> p.contacts[1] >= cut ? p.contacts[1] : 0)
                .sum();
        assertThat((double) theirs / all).isBetween(0.13, 0.3);
        assertThat((double) all / throughout.size()).isBetween(3.0, 6.5);
    }

    @Test
    void fromSevenToTwentyEightHardlyAnybodyAppearsAtFerrygate() {
        Predicate<Person> there = p -> p.practice.equals(Habits.QUIET_PRACTICE);
        Predicate<Person> young = p -> p.age >= Habits.QUIET_FROM && p.age <= Habits.QUIET_TO;
        double absent = absent(there.and(young));
        assertThat(absent).isGreaterThan(0.6);
        assertThat(absent(there.negate().and(young))).isLessThan(0.4);
        assertThat(absent(there.and(p -> p.age == Habits.QUIET_FROM - 1 || p.age == Habits.QUIET_TO + 1)))
                .isLessThan(0.4);
        assertThat(WORLD.practices().stream()
                        .filter(p -> p.code().equals(Habits.QUIET_PRACTICE))
                        .map(Westmark.Practice::name))
                .containsExactly("Ferrygate Surgery");
    }

    @Test
    void practicesDifferInHowManyContactsTheyHaveAndHowManyAreMissed() {
        var rates = new ArrayList<Double>();
        var missed = new ArrayList<Double>();
        for (String practice : whole().stream().map(p -> p.practice).distinct().toList()) {
            List<Person> members =
                    whole().stream().filter(p -> p.practice.equals(practice)).toList();
            double attended = members.stream().mapToInt(p -> p.attended).sum();
            double not = members.stream().mapToInt(p -> p.missed).sum();
            rates.add(attended / members.size());
            missed.add(not / (attended + not));
        }
        assertThat(java.util.Collections.max(rates) / java.util.Collections.min(rates))
                .isGreaterThan(1.2);
        assertThat(java.util.Collections.min(missed)).isBetween(0.02, 0.05);
        assertThat(java.util.Collections.max(missed)).isBetween(0.06, 0.12);
    }

    @Test
    void theSameSeedMakesTheSameFiles() throws Exception {
        var first = new StringWriter();
        var second = new StringWriter();
        new HomeContacts(7, WORLD).write(new StringWriter(), first, (_, _, _, _) -> {});
        new HomeContacts(7, WORLD).write(new StringWriter(), second, (_, _, _, _) -> {});
        assertThat(first.toString()).isEqualTo(second.toString());
    }

    private static List<Person> whole() {
        return PEOPLE.values().stream().filter(p -> p.throughout).toList();
    }

    private static double absent(Predicate<Person> who) {
        List<Person> members = whole().stream().filter(who).toList();
        return (double) members.stream().filter(p -> p.contacts[1] == 0).count() / members.size();
    }

    /** The number that the top 3 per cent begin at. */
    private static int cut(List<Person> people, int year) {
        int[] sorted = people.stream().mapToInt(p -> p.contacts[year]).sorted().toArray();
        return sorted[sorted.length - (int) Math.ceil(0.03 * sorted.length)];
    }
}

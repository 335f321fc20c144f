package health.cairn.comparison.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import health.cairn.CairnTest;
import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Pages that compare with something else than England, add practices up on another map, or look at a past period. A world
 * worked by hand: practice XA0002 left network XP001 for XP002 on 1 April 2024, and twelve other networks have one practice
 * each, of 700 in 1,000.
 */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparingTest {

    private static final String MEASURE = "/measures/cervical-screening-25-49";
    private static final String BEFORE = "2023-10-01,2024-01-01";
    private static final String AFTER = "2024-07-01,2024-10-01";

    @Autowired
    MockMvc mvc;

    @Autowired
    Imports imports;

    @BeforeAll
    void load() throws IOException {
        var places = new StringBuilder(
                "fact,code,type,name,postcode,parent type,parent,from,until,as of,sex,age from,age to,people\r\n");
        organisation(places, "E92000001", "england", "England");
        organisation(places, "XI1", "icb", "Vale Board");
        organisation(places, "XS1", "sub icb", "Vale sub-ICB");
        member(places, "XS1", "icb", "XI1", "2019-07-01", "");
        for (int i = 1; i <= 14; i++) {
            String network = "XP%03d".formatted(i);
            organisation(places, network, "pcn", "Network " + i);
            member(places, network, "sub icb", "XS1", "2019-07-01", "");
        }
        practice(places, "XA0001", 1_000);
        member(places, "XA0001", "pcn", "XP001", "2019-07-01", "");
        practice(places, "XA0002", 2_000);
        member(places, "XA0002", "pcn", "XP001", "2019-07-01", "2024-04-01");
        member(places, "XA0002", "pcn", "XP002", "2024-04-01", "");
        practice(places, "XA0003", 1_000);
        member(places, "XA0003", "pcn", "XP002", "2019-07-01", "");
        var counts = new StringBuilder("measure,sex,age,area,from,until,numerator,denominator,value,state,source\r\n");
        count(counts, "XA0001", BEFORE, 60, 100);
        count(counts, "XA0002", BEFORE, 90, 200);
        count(counts, "XA0003", BEFORE, 50, 100);
        count(counts, "XA0001", AFTER, 62, 100);
        count(counts, "XA0002", AFTER, 100, 200);
        count(counts, "XA0003", AFTER, 55, 100);
        for (int i = 3; i <= 14; i++) {
            String practice = "XA1%03d".formatted(i);
            practice(places, practice, 800 + 100 * i);
            member(places, practice, "pcn", "XP%03d".formatted(i), "2019-07-01", "");
            count(counts, practice, BEFORE, 700, 1_000);
            count(counts, practice, AFTER, 700, 1_000);
        }
        receive("places.csv", places);
        receive("counts.csv", counts);
    }

    private static void organisation(StringBuilder out, String code, String type, String name) {
        out.append("organisation,%s,%s,%s,,,,2019-07-01,,2026-11-01,,,,\r\n".formatted(code, type, name));
    }

    private static void practice(StringBuilder out, String code, int people) {
        organisation(out, code, "practice", "Practice " + code);
        member(out, code, "sub icb", "XS1", "2019-07-01", "");
        for (String sex : List.of("M", "F")) {
            out.append("list,%s,,,,,,,,2025-04-01,%s,0,64,%d\r\n".formatted(code, sex, people * 2 / 5));
            out.append("list,%s,,,,,,,,2025-04-01,%s,65,,%d\r\n".formatted(code, sex, people / 10));
        }
    }

    private static void member(StringBuilder out, String code, String type, String parent, String from, String until) {
        out.append("membership,%s,,,,%s,%s,%s,%s,2026-11-01,,,,\r\n".formatted(code, type, parent, from, until));
    }

    private static void count(StringBuilder out, String area, String period, int of, int all) {
        out.append(
                "cervical-screening-25-49,Female,25-49 yrs,%s,%s,%d,%d,,,Made up\r\n".formatted(area, period, of, all));
    }

    private void receive(String name, StringBuilder text) throws IOException {
        var batch = imports.receiveAndRead(
                        new Imports.Upload(name, Optional.empty(), Optional.empty(), Imports.Publishing.ALWAYS),
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)))
                .batch();
        assertThat(batch.state()).as(name).isEqualTo(Batch.State.PUBLISHED);
    }

    private MockHttpServletResponse answer(String address) throws Exception {
        return mvc.perform(get(URI.create(address))).andReturn().getResponse();
    }

    private String page(String address) throws Exception {
        var answer = answer(address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString();
    }

    @Test
    void withoutFurtherWordsSumsAreOnEachPeriodsOwnMapAndComparedWithEngland() throws Exception {
        // All of England: 12 of 700 in 1,000, and 217 of 400, are 8,617 of 12,400.
        assertThat(page(MEASURE + "?area=XP001"))
                .contains("Network 1 has 62.0% · 62 of 100")
                .contains("similar to England (69.5%)")
                .contains("150 of 300")
                .contains("who belonged where on the last day of each period");
        assertThat(page(MEASURE + "?area=XP001&period=2023-10-01/2024-01-01"))
                .contains("Network 1 has 50.0% · 150 of 300")
                .doesNotContain("62 of 100");
    }

    @Test
    void onTheMapOfOneDayPastAndLaterPeriodsAreAddedUpOverThePracticesOfThatDay() throws Exception {
        assertThat(page(MEASURE + "?area=XP001&map=2023-12-31"))
                .contains("Network 1 has 54.0% · 162 of 300")
                .contains("150 of 300")
                .contains("who belonged where on 31 December 2023");
        assertThat(page(MEASURE + "?area=XP001&map=today"))
                .contains("62 of 100")
                .contains("60 of 100")
                .doesNotContain("150 of 300")
                .contains(", today.");
        assertThat(page(MEASURE + "?area=XP001&map=period&day=2023-12-31")).contains("162 of 300");
        assertThat(page("/areas/XP001?map=2023-12-31")).contains("162 of 300");
        assertThat(page("/areas/XP002?map=2023-12-31")).contains("55 of 100");
        assertThat(page("/areas/XP002")).contains("155 of 300");
    }

    @Test
    void theBoardAndTheNetworkAreBenchmarksOfWhatLiesInThem() throws Exception {
        assertThat(page(MEASURE + "?area=XP002&compare=icb"))
                .contains("Network 2 has 51.7% · 155 of 300")
                .contains("lower than Vale Board (69.5%)")
                .contains("Against Vale Board");
        // 100 of 200 lies below the 155 of 300 of its network, but its interval, 43 to 57, reaches it.
        assertThat(page(MEASURE + "?area=XA0002&compare=pcn")).contains("similar to Network 2 (51.7%)");
        assertThat(page("/areas/XP002?compare=icb")).contains("Compared with Vale Board, of which it is a part");
        assertThat(page("/areas/XP002?compare=pcn")).contains("Network 2 lies in no network that is known");
    }

    @Test
    void tenSimilarNetworksAreTheNearestByListSizeAndAddUpToOneBenchmark() throws Exception {
        // Lists of today: 1,000; 3,000; 1,100 to 2,200. The ten nearest by their logarithms are 1,100 to 2,000.
        String page = page(MEASURE + "?area=XP001&compare=similar");
        assertThat(page)
                .contains("10 similar primary care networks (70.0%), since the interval reaches it")
                .contains("The nearest of 13 by list size (its logarithm)")
                // Everywhere a fifth are 65 or over, so that this tells nobody apart; no deprivation is loaded.
                .contains("Not known here, and so not used: the share of people aged 65 or over and deprivation");
        String list =
                page.substring(page.indexOf("<h2>10 similar"), page.indexOf("</ol>", page.indexOf("<h2>10 similar")));
        assertThat(list.lines()
                        .filter(line -> line.contains("/areas/XP"))
                        .toList()
                        .toString())
                .contains("XP003", "XP012")
                .doesNotContain("XP002", "XP013", "XP014");
        assertThat(page("/areas/XP001?compare=similar&map=today"))
                .contains("10 similar primary care networks, their counts added up");
    }

    @Test
    void theFileHoldsWhatThePageShows() throws Exception {
        String csv = page(MEASURE + ".csv?area=XP001&compare=similar&map=2023-12-31");
        assertThat(csv.lines().filter(line -> line.contains(",XP001,")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("2024-07-01,2024-10-01,54,%,162,300")
                        .contains("10 similar primary care networks,70,lower"));
        // Its practices on the map asked for, in both periods.
        assertThat(csv.lines().filter(line -> line.contains(",XA000"))).hasSize(4);
        assertThat(page(MEASURE + ".csv?area=XP001").lines().filter(line -> line.contains(",XA000")))
                .hasSize(2);
        assertThat(page(MEASURE + ".csv?type=PCN").lines()).hasSize(1 + 14);
    }

    @Test
    void wordsThatMeanNothingAreAnsweredWithThoseThatDo() throws Exception {
        for (String address : List.of(
                MEASURE + "?compare=wales",
                MEASURE + "?map=yesterday",
                MEASURE + "?period=2024",
                MEASURE + "?period=2019-01-01/2019-04-01",
                "/areas/XP001?day=31.12.2023")) {
            assertThat(answer(address).getStatus()).as(address).isEqualTo(404);
        }
        assertThat(answer(MEASURE + "?compare=wales").getContentAsString())
                .contains("expected england, icb, pcn, similar");
    }
}

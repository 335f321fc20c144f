package health.cairn.comparison.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import health.cairn.CairnTest;
import health.cairn.comparison.Comparisons;
import health.cairn.demo.Demo;
import health.cairn.directory.AreaType;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Measures, values and comparisons by API, and measures by search, on the fictional alliance. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesApiTest {

    private static final String BOWEL = "bowel-screening-60-74";

    @Autowired
    MockMvc mvc;

    @Autowired
    Demo demo;

    @Autowired
    Readings readings;

    @Autowired
    Comparisons comparisons;

    @BeforeAll
    void loadWestmark() throws IOException {
        demo.prepare();
    }

    // ---- measures
    // ------------------------------------------------------------------------------------------------------

    @Test
    void measuresAreListedPageByPageEachOnceInTheOrderOfTheirIds() throws Exception {
        var ids = new ArrayList<String>();
        String address = "/api/v1/measures?limit=20";
        while (address != null) {
            MockHttpServletResponse answer = answer(address);
            ids.addAll(Objects.requireNonNull(
                    JsonPath.<List<String>>read(answer.getContentAsString(), "$.measures[*].id")));
            address = JsonPath.<String>read(answer.getContentAsString(), "$.next");
            assertThat(answer.getHeader("Link")).isEqualTo(address == null ? null : "<" + address + ">; rel=\"next\"");
        }
        assertThat(ids)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(40)
                .contains(BOWEL);
    }

    @Test
    void aMeasureTellsItsDefinitionAndWhatIsLoadedOfIt() throws Exception {
        mvc.perform(get("/api/v1/measures/" + BOWEL))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unit").value("%"))
                .andExpect(jsonPath("$.polarity").value("HIGH_IS_GOOD"))
                .andExpect(jsonPath("$.series[0].sex").value("Persons"))
                .andExpect(jsonPath("$.series[0].age").value("60-74 yrs"))
                // 45 networks: the world's own test counts them.
                .andExpect(jsonPath("$.series[0].areas.PCN").value(45))
                .andExpect(jsonPath("$.series[0].periods[0]").value("2020-04-01/2020-07-01"));
        mvc.perform(get("/api/v1/measures/bowel-screening-60-47"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.near[0]").value(BOWEL));
    }

    @Test
    void measuresAreFoundByNameWordIdAndFingertipsNumberAlsoBySearch() throws Exception {
        for (String text : new String[] {"bowel", "bowl screening", "bowel-screening-60-74"}) {
            mvc.perform(get("/api/v1/measures").param("q", text))
                    .andExpect(jsonPath("$.measures[*].id", hasItem(BOWEL)));
            mvc.perform(get("/search").param("q", text))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("href=\"/measures/" + BOWEL + "\"")));
            mvc.perform(get("/search/suggestions").param("q", text))
                    .andExpect(jsonPath("$[?(@.heading == 'Measures')].found[*].href", hasItem("/measures/" + BOWEL)));
        }
        mvc.perform(get("/search/suggestions").param("q", "antibiotic"))
                .andExpect(jsonPath(
                        "$[?(@.heading == 'Measures')].found[0].detail",
                        hasItem(containsString("nothing loaded yet"))));
        mvc.perform(get("/api/v1/measures").param("q", "qqqqqq"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.measures.length()").value(0))
                .andExpect(jsonPath("$.note").value("No measure is like 'qqqqqq'."));
        mvc.perform(get("/api/v1/measures").param("q", "antibiotic").param("loaded", "true"))
                .andExpect(jsonPath("$.note").value("No measure is like 'antibiotic' and has anything loaded."));
    }

    // ---- values
    // --------------------------------------------------------------------------------------------------------

    @Test
    void everyPublishedReadingIsAmongTheValuesOnceAndInOrder() throws Exception {
        var places = new ArrayList<String>();
        String address = "/api/v1/values?measure=" + BOWEL + "&area-type=PRACTICE&limit=997";
        while (address != null) {
            String body = answer(address).getContentAsString();
            List<String> areas = Objects.requireNonNull(JsonPath.read(body, "$.values[*].area"));
            List<String> from = Objects.requireNonNull(JsonPath.read(body, "$.values[*].from"));
            for (int i = 0; i < areas.size(); i++) {
                places.add(areas.get(i) + " " + from.get(i));
            }
            address = JsonPath.<String>read(body, "$.next");
        }
        var read = new LinkedHashSet<String>();
        int series = readings.number(new SeriesKey(new MeasureId(BOWEL), "Persons", "60-74 yrs"))
                .orElseThrow();
        var practices = comparisons.areas(series).stream()
                .filter(listed -> listed.type() == AreaType.PRACTICE)
                .map(Comparisons.Listed::area)
                .toList();
        readings.of(series, practices)
                .forEach(o -> read.add(o.area() + " " + o.period().from()));
        assertThat(places).containsExactlyElementsOf(read).hasSizeGreaterThan(5_000);
    }

    @Test
    void theFileOfAMeasureHoldsWhatThePagesOfJsonHold() throws Exception {
        String question = "?measure=" + BOWEL + "&area-type=PCN&period=2026-04-01/2026-07-01";
        List<String> file = answer("/api/v1/values.csv" + question)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(answer("/api/v1/values.csv" + question).getContentAsString(StandardCharsets.UTF_8))
                .as("the second answer, from memory")
                .hasLineCount(46)
                .startsWith(String.join("\r\n", file));
        String json = answer("/api/v1/values" + question).getContentAsString(StandardCharsets.UTF_8);
        assertThat(file).hasSize(46);
        String[] head = file.getFirst().split(",");
        String[] first = file.get(1).split(",");
        assertThat(head[9]).isEqualTo("value");
        double value = Objects.requireNonNull(JsonPath.<Double>read(json, "$.values[0].value"));
        double numerator = Objects.requireNonNull(JsonPath.<Double>read(json, "$.values[0].numerator"));
        double denominator = Objects.requireNonNull(JsonPath.<Double>read(json, "$.values[0].denominator"));
        assertThat(Double.parseDouble(first[9])).isEqualTo(value);
        assertThat(value).isCloseTo(100 * numerator / denominator, within(1e-12));
        double lower = Objects.requireNonNull(JsonPath.<Double>read(json, "$.values[0].interval95.lower"));
        assertThat(Double.parseDouble(first[13])).isEqualTo(lower).isLessThan(value);
        // What a network's practices add up to: the world publishes practices and England only.
        assertThat(JsonPath.<Boolean>read(json, "$.values[0].rolledUp")).isTrue();
        assertThat(JsonPath.<Integer>read(json, "$.values[0].practices")).isPositive();
    }

    @Test
    void severalAreasCanBeAskedForAndEachPeriodOfThemComes() throws Exception {
        mvc.perform(get("/api/v1/values").param("measure", BOWEL).param("area", "UX017,UX023", "E92000001"))
                .andExpect(status().isOk())
                // Quarters from April 2020 to September 2026: 26 of them, for three areas.
                .andExpect(jsonPath("$.values.length()").value(78))
                .andExpect(jsonPath("$.values[0].area").value("E92000001"))
                .andExpect(jsonPath("$.values[77].area").value("UX023"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            measure=bowel-screening-60-47;                       measure is 'bowel-screening-60-47'; bowel-screening-60-74
            measure=antibiotic-items;                            of which something is loaded; ''
            measure=bowel-screening-60-74&sex=Male;              sex is 'Male'; Persons
            measure=bowel-screening-60-74&age=60-70;             age is '60-70'; 60-74 yrs
            measure=bowel-screening-60-74&area-type=CCG;         area-type is 'CCG'; PCN
            measure=bowel-screening-60-74&area-type=TRUST;       area-type is 'TRUST'; PCN
            measure=bowel-screening-60-74&area=UX99;             area is 'UX99'; ''
            measure=bowel-screening-60-74&period=2035/36;        period is '2035/36'; 2026-07-01/2026-10-01
            measure=bowel-screening-60-74&period=whenever;       expected a period such as; 2026-07-01/2026-10-01
            measure=bowel-screening-60-74&areatype=PCN;          areatype is '[PCN]'; area-type
            measure=bowel-screening-60-74&after=x;               after is 'x'; ''
            measure=bowel-screening-60-74&limit=0;               limit is '0'; ''
            measure=bowel-screening-60-74&limit=many;            limit is 'many'; ''
            sex=Persons;                                         measure is ''; ''
            """)
    void whatIsNotKnownIsNamedWithWhatThereIs(String question, String said, String near) throws Exception {
        for (String address : new String[] {"/api/v1/values", "/api/v1/values.csv", "/api/v1/comparisons"}) {
            boolean pages = !address.endsWith(".csv") || !question.matches(".*(after|limit)=.*");
            boolean periods = address.contains("values") || !question.contains("period=");
            if (pages && periods) {
                MockHttpServletResponse answer =
                        mvc.perform(get(address + "?" + question)).andReturn().getResponse();
                assertThat(answer.getStatus()).as(address).isEqualTo(400);
                assertThat(answer.getContentType()).startsWith("application/problem+json");
                String body = answer.getContentAsString(StandardCharsets.UTF_8);
                assertThat(JsonPath.<String>read(body, "$.detail")).contains(said);
                if (!near.isEmpty()) {
                    assertThat(JsonPath.<List<String>>read(body, "$.near")).contains(near);
                }
            }
        }
    }

    @Test
    void whatIsKnownAndHasNoDataIsSaidAndNeverAnEmptyList() throws Exception {
        // The fictional world counts nothing of the alliance as such for one type of area and another's code.
        for (String address : new String[] {"/api/v1/values", "/api/v1/values.csv", "/api/v1/comparisons"}) {
            mvc.perform(get(address)
                            .param("measure", BOWEL)
                            .param("area-type", "PCN")
                            .param("area", "XW0"))
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                    .andExpect(jsonPath("$.detail", containsString("XW0 for bowel-screening-60-74")));
        }
    }

    @Test
    void anAnswerThatHasNotChangedIsNotSentAgainAndAnotherQuestionIsAnswered() throws Exception {
        for (String address : new String[] {
            "/api/v1/measures",
            "/api/v1/measures/" + BOWEL,
            "/api/v1/values?measure=" + BOWEL,
            "/api/v1/values.csv?area-type=ICB&measure=" + BOWEL,
            "/api/v1/comparisons?measure=" + BOWEL,
            "/api/v1/areas?type=PCN"
        }) {
            MockHttpServletResponse first = answer(address);
            String etag = Objects.requireNonNull(first.getHeader("ETag"));
            assertThat(etag).as("strong").startsWith("\"");
            assertThat(first.getHeader("Cache-Control")).isEqualTo("no-cache");
            mvc.perform(get(address).header("If-None-Match", etag))
                    .andExpect(status().isNotModified())
                    .andExpect(header().string("ETag", etag))
                    .andExpect(content().string(""));
            mvc.perform(get(address).header("If-None-Match", "\"older\"")).andExpect(status().isOk());
        }
        mvc.perform(get("/api/v1/measures/bowel-screening-60-47").header("If-None-Match", "*"))
                .andExpect(status().isNotFound());
    }

    // ---- comparisons
    // ---------------------------------------------------------------------------------------------------

    @Test
    void areasAreHeldAgainstEnglandOrAgainstWhomOneAsksFor() throws Exception {
        String england = answer("/api/v1/comparisons?measure=" + BOWEL + "&area-type=PCN")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(JsonPath.<String>read(england, "$.comparedWith.name")).isEqualTo("England");
        assertThat(JsonPath.<Integer>read(england, "$.comparisons.length()")).isEqualTo(45);
        checkStandings(england);
        String icb = answer("/api/v1/comparisons?measure=" + BOWEL + "&area-type=PCN&compare-with=XWN")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(JsonPath.<String>read(icb, "$.comparedWith.name")).isEqualTo("Northmark Integrated Care Board");
        double own = Objects.requireNonNull(JsonPath.<Double>read(
                answer("/api/v1/comparisons?measure=" + BOWEL + "&area=XWN").getContentAsString(),
                "$.comparisons[0].value"));
        assertThat(JsonPath.<Double>read(icb, "$.comparisons[0].comparator")).isEqualTo(own);
        checkStandings(icb);
        assertThat(JsonPath.<List<String>>read(icb, "$.comparisons[*].standing"))
                .isNotEqualTo(JsonPath.<List<String>>read(england, "$.comparisons[*].standing"));
    }

    /** The rule of the Fingertips service: another value only outside the whole interval, its ends included. */
    private static void checkStandings(String json) {
        List<String> standings = Objects.requireNonNull(JsonPath.read(json, "$.comparisons[*].standing"));
        assertThat(standings).contains("LOWER", "SIMILAR", "HIGHER");
        for (int i = 0; i < standings.size(); i++) {
            String one = "$.comparisons[" + i + "].";
            double comparator = Objects.requireNonNull(JsonPath.<Double>read(json, one + "comparator"));
            double lower = Objects.requireNonNull(JsonPath.<Double>read(json, one + "interval95.lower"));
            double upper = Objects.requireNonNull(JsonPath.<Double>read(json, one + "interval95.upper"));
            assertThat(standings.get(i))
                    .isEqualTo(upper < comparator ? "LOWER" : lower > comparator ? "HIGHER" : "SIMILAR");
        }
    }

    @Test
    void anAreaIsNotComparedWithItself() throws Exception {
        mvc.perform(get("/api/v1/comparisons")
                        .param("measure", BOWEL)
                        .param("area", "UX017")
                        .param("compare-with", "UX017"))
                .andExpect(jsonPath("$.comparisons[0].standing").value("NOT_COMPARED"));
    }

    @Test
    void comparisonsComeAsAFileWithTheSameNumbers() throws Exception {
        List<String> file = answer("/api/v1/comparisons.csv?measure=" + BOWEL + "&area-type=PCN")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(file).hasSize(46);
        assertThat(file.getFirst()).contains("standing,previous,trend");
        String json = answer("/api/v1/comparisons?measure=" + BOWEL + "&area-type=PCN&limit=1")
                .getContentAsString();
        assertThat(file.get(1))
                .startsWith(BOWEL + ",Persons,60-74 yrs," + JsonPath.read(json, "$.comparisons[0].area") + ",")
                .contains("," + JsonPath.read(json, "$.comparisons[0].value") + ",");
        assertThat(JsonPath.<String>read(json, "$.next"))
                .contains("area-type=PCN")
                .contains("after=");
    }

    @Test
    void whatSomebodyWroteIsAnsweredAsDataAndNeverAsMarkup() throws Exception {
        mvc.perform(get("/api/v1/values").param("measure", "<script>alert(1)</script>"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        mvc.perform(get("/search").param("q", "<b>bowel")).andExpect(content().string(not(containsString("<b>bowel"))));
    }

    private MockHttpServletResponse answer(String address) throws Exception {
        // The address of a next page is ready to be asked for as it is; it must not be encoded again.
        MockHttpServletResponse answer =
                mvc.perform(get(java.net.URI.create(address))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return answer;
    }
}

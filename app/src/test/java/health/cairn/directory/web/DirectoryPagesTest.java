package health.cairn.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import health.cairn.CairnTest;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.directory.DirectoryLoading;
import health.cairn.imports.ods.RealFacts;
import health.cairn.people.TestPeople;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** England as five yearly lists, a workbook and two registers tell it, asked through pages and API. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryPagesTest {

    private final MockMvc mvc;
    private final TestPeople people;
    private final Directory directory;
    private final DirectoryLoading loading;

    @Autowired
    DirectoryPagesTest(MockMvc mvc, TestPeople people, Directory directory, DirectoryLoading loading) {
        this.mvc = mvc;
        this.people = people;
        this.directory = directory;
        this.loading = loading;
    }

    @BeforeAll
    void loadEngland() {
        String[] files = {
            "ods/qof_structures/structures_2019_2020.csv.gz",
            "ods/qof_structures/structures_2020_2021.csv.gz",
            "ods/qof_structures/structures_2021_2022.csv.gz",
            "ods/qof_structures/structures_2022_2023.csv.gz",
            "ods/qof_structures/structures_2023_2024.csv.gz",
            "ods/ePCN_2023-02.xlsx",
            "ods/epraccur_blackwellrd_2023-02.csv.gz",
            "ods/etr.csv",
            "list_size/gp-reg-pat-prac-all_2021-01.csv"
        };
        for (int i = 0; i < files.length; i++) {
            try (var facts = loading.open(i + 1)) {
                RealFacts.write(files[i], facts);
            }
            loading.publish(i + 1);
        }
    }

    private RequestPostProcessor stranger() {
        return people.as(people.account("stranger@example.com", "Test stranger", false));
    }

    // ---- search
    // --------------------------------------------------------------------------------------------------------

    @Test
    void aPracticeIsFoundByNameCodeAndPostcode() throws Exception {
        for (String text : new String[] {"densham", "denshm surgery", "A81001", "a81001", "TS18 1HU", "ts18 1"}) {
            mvc.perform(get("/search").param("q", text))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("The Densham Surgery")))
                    .andExpect(content().string(containsString("href=\"/areas/A81001\"")))
                    .andExpect(content().string(containsString("in Stockton PCN")));
        }
    }

    @Test
    void nothingFoundSaysWhatToTry() throws Exception {
        mvc.perform(get("/search").param("q", "qqqqqq"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nothing was found.")))
                .andExpect(content().string(containsString("first half of a postcode")));
    }

    @Test
    void whatWasTypedIsShownAsTextAndNeverAsMarkup() throws Exception {
        mvc.perform(get("/search").param("q", "<script>alert(1)</script>"))
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void suggestionsComeAsJsonForTheSameText() throws Exception {
        mvc.perform(get("/search/suggestions").param("q", "stockton p"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].heading").value("Areas"))
                .andExpect(jsonPath("$[0].found[*].title", hasItem("Stockton PCN")));
        mvc.perform(get("/search/suggestions").param("q", "s"))
                .andExpect(content().json("[]"));
    }

    // ---- history
    // -------------------------------------------------------------------------------------------------------

    @Test
    void theHistoryOfAPracticeTellsItsNetworksWithTheirDays() throws Exception {
        // C85628 was in Barnsley PCN from 1 October 2019 to 31 August 2020 (ePCN, February 2023).
        mvc.perform(get("/areas/C85628/history"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Barnsley PCN")))
                .andExpect(content().string(containsString("1 October 2019")))
                .andExpect(content().string(containsString("31 August 2020")));
    }

    @Test
    void theHistoryOfAPcnTellsItsMembersAndWhoCameAndLeft() throws Exception {
        mvc.perform(get("/areas/U16464/history"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Caxton House Surgery (C85628) left")))
                .andExpect(content().string(containsString("Members today")));
    }

    @Test
    void aCodeOfOdsLeadsToTheAreaOfOns() throws Exception {
        mvc.perform(get("/areas/16C/history"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("E38000247")));
    }

    @Test
    void anUnknownCodeIsAnsweredWithNearOnes() throws Exception {
        mvc.perform(get("/areas/A8100X/history"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("There is no area with the code A8100X")))
                .andExpect(content().string(containsString("The Densham Surgery (A81001)")));
    }

    // ---- API
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void theListOfPcnsOnADayIsPagedByCode() throws Exception {
        // 1,250 PCNs in the list of 2019/20; on 31 March 2020 the workbook is heard for those it covers, so count the
        // map.
        int pcns =
                directory.mapOn(LocalDate.of(2020, 3, 31)).areasOf(AreaType.PCN).size();
        int seen = 0;
        String address = "/api/v1/areas?type=pcn&on=2020-03-31&limit=500";
        while (address != null) {
            String body = mvc.perform(get(address))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            Integer size = JsonPath.read(body, "$.areas.length()");
            seen += Objects.requireNonNull(size);
            address = JsonPath.<String>read(body, "$.next");
        }
        assertThat(seen).isEqualTo(pcns).isBetween(1_240, 1_260);
    }

    @Test
    void thePracticesOfAPcnAreListedOnItsMap() throws Exception {
        mvc.perform(get("/api/v1/areas")
                        .param("type", "PRACTICE")
                        .param("parent", "U89141")
                        .param("on", "2022-03-31"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.on").value("2022-03-31"))
                .andExpect(jsonPath("$.areas[*].code", hasItem("A81001")));
    }

    @Test
    void anUnknownTypeOrCodeIsNamedWithWhatItMayHaveMeant() throws Exception {
        mvc.perform(get("/api/v1/areas").param("type", "CCG"))
                .andExpect(status().isBadRequest())
                .andExpect(header().string("Content-Type", startsWith("application/problem+json")))
                .andExpect(jsonPath("$.detail").value("type is 'CCG'; expected a type of area."))
                .andExpect(jsonPath("$.near", hasItem("SUB_ICB")));
        mvc.perform(get("/api/v1/areas").param("parent", "U8914X"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.near", hasItem("Stockton PCN (U89141)")));
        mvc.perform(get("/api/v1/areas").param("on", "31 March"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("on is '31 March'; expected a day such as 2023-03-31."));
        mvc.perform(get("/api/v1/areas/A8100X"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.near", hasItem("The Densham Surgery (A81001)")));
    }

    @Test
    void anEmptyListSaysWhyItIsEmpty() throws Exception {
        mvc.perform(get("/api/v1/areas")
                        .param("type", "PRACTICE")
                        .param("parent", "U89141")
                        .param("on", "2015-01-01"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.areas.length()").value(0))
                .andExpect(
                        jsonPath("$.note", containsString("no practices inside Stockton PCN (U89141) on 2015-01-01")));
    }

    @Test
    void anAreaTellsItsHistoryAndAnswersUnchangedWhereNothingChanged() throws Exception {
        String etag = mvc.perform(get("/api/v1/areas/C85628"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.area.name").value("Caxton House Surgery"))
                .andExpect(jsonPath("$.memberships[0].parent").value("U16464"))
                .andExpect(jsonPath("$.memberships[0].until").value("2020-09-01"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        mvc.perform(get("/api/v1/areas/C85628").header("If-None-Match", Objects.requireNonNull(etag)))
                .andExpect(status().isNotModified());
    }

    // ---- groups
    // --------------------------------------------------------------------------------------------------------

    private String makeGroup(String name) throws Exception {
        String address = mvc.perform(post("/groups")
                        .with(people.member())
                        .with(csrf())
                        .param("name", name)
                        .param("codes", "u89141, A81002")
                        .param("what", "save"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return Objects.requireNonNull(address).replace("/areas/", "");
    }

    @Test
    void aVisitorIsAskedToSignInBeforeMakingAGroup() throws Exception {
        mvc.perform(get("/groups"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Sign in")));
        mvc.perform(get("/groups/new")).andExpect(status().is3xxRedirection());
        mvc.perform(post("/groups").with(csrf()).param("name", "x").param("codes", "U89141"))
                .andExpect(status().is3xxRedirection())
                .andExpect(header().string("Location", containsString("/sign-in")));
        mvc.perform(post("/groups").with(people.member()).param("name", "x").param("codes", "U89141"))
                .andExpect(status().isForbidden());
    }

    @Test
    void areasAreFoundAndChosenWithoutScript() throws Exception {
        mvc.perform(post("/groups")
                        .with(people.member())
                        .with(csrf())
                        .param("name", "Stockton federation")
                        .param("codes", "A81002")
                        .param("find", "densham")
                        .param("what", "find"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"Stockton federation\"")))
                .andExpect(content().string(containsString("name=\"add\" type=\"checkbox\" value=\"A81001\"")));
    }

    @Test
    void aWrongCodeIsToldWithTheOneThatWasMeant() throws Exception {
        mvc.perform(post("/groups")
                        .with(people.member())
                        .with(csrf())
                        .param("name", "")
                        .param("codes", "A8100X")
                        .param("what", "save"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("There is a problem")))
                .andExpect(content().string(containsString("The group has no name.")))
                .andExpect(content().string(containsString("Did you mean The Densham Surgery (A81001)?")));
    }

    @Test
    void whoeverHasTheLinkSeesAGroupAndOnlyItsOwnerChangesIt() throws Exception {
        String code = makeGroup("Ours to share");
        assertThat(directory.find(new AreaCode(code))).isPresent();
        mvc.perform(get("/groups/" + code)).andExpect(redirectedUrl("/areas/" + code));
        mvc.perform(get("/api/v1/areas/" + code))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.members[*].child", hasItem("U89141")));

        mvc.perform(get("/groups/" + code + "/edit").with(stranger())).andExpect(status().isForbidden());
        mvc.perform(post("/groups/" + code)
                        .with(stranger())
                        .with(csrf())
                        .param("name", "Theirs")
                        .param("codes", "U89141")
                        .param("what", "save"))
                .andExpect(status().isForbidden());
        mvc.perform(post("/groups/" + code + "/delete").with(stranger()).with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/groups/" + code + "/delete").with(csrf()))
                .andExpect(header().string("Location", containsString("/sign-in")));
        mvc.perform(get("/groups").with(stranger())).andExpect(content().string(not(containsString("Ours to share"))));
        mvc.perform(post("/groups/" + code + "/keep").with(stranger()).with(csrf()))
                .andExpect(redirectedUrl("/groups"));
        mvc.perform(get("/groups").with(stranger())).andExpect(content().string(containsString("Ours to share")));
    }

    @Test
    void aDeletedGroupIsGoneAndCanBeBroughtBackByItsOwner() throws Exception {
        String code = makeGroup("Here and gone");
        mvc.perform(post("/groups/" + code + "/delete").with(people.member()).with(csrf()))
                .andExpect(redirectedUrl("/groups?deleted=" + code));
        mvc.perform(get("/groups").param("deleted", code).with(people.member()))
                .andExpect(content().string(containsString("/groups/" + code + "/restore")));
        mvc.perform(get("/groups/" + code)).andExpect(status().isNotFound());
        mvc.perform(post("/groups/" + code + "/restore").with(stranger()).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/groups/" + code + "/restore").with(people.member()).with(csrf()))
                .andExpect(redirectedUrl("/groups"));
        mvc.perform(get("/groups").with(people.member())).andExpect(content().string(containsString("Here and gone")));
    }

    @Test
    void theOwnerChangesNameAndMembers() throws Exception {
        String code = makeGroup("Before");
        mvc.perform(post("/groups/" + code)
                        .with(people.member())
                        .with(csrf())
                        .param("name", "After")
                        .param("codes", "A81001")
                        .param("what", "save"))
                .andExpect(redirectedUrl("/areas/" + code));
        mvc.perform(get("/groups/" + code + "/edit").with(people.member()))
                .andExpect(content().string(containsString("value=\"After\"")))
                .andExpect(content().string(containsString("The Densham Surgery (A81001)")));
        mvc.perform(get("/search").param("q", "after").with(people.member()))
                .andExpect(content().string(containsString("/areas/" + code)));
        mvc.perform(get("/search").param("q", "after"))
                .andExpect(content().string(not(containsString("/areas/" + code))));
    }
}

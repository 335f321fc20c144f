package health.cairn.people;

import static health.cairn.people.TestOrganisations.ALLIANCE;
import static health.cairn.people.TestOrganisations.ELSEWHERE;
import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.directory.AreaCode;
import health.cairn.directory.CustomGroup;
import health.cairn.directory.Groups;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;

/** Things are private until shared, with a person, an organisation or a group, and inherit from what they belong to. */
@CairnTest
@Import(TestOrganisations.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingTest {

    @Autowired
    TestOrganisations world;

    @Autowired
    TestPeople people;

    @Autowired
    Sharing sharing;

    @Autowired
    Scopes scopes;

    @Autowired
    Roles roles;

    @Autowired
    Groups groups;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    MockMvc mvc;

    private Account maker;
    private Account other;
    private Account elsewhere;

    @BeforeAll
    void peopleAtThreePlaces() {
        world.publish();
        maker = people.holding(Role.NETWORK_LEAD, NETWORK);
        other = people.holding(Role.MEMBER, PRACTICE);
        elsewhere = people.holding(Role.MEMBER, ELSEWHERE);
    }

    @Test
    void aNewThingIsItsMakersAlone() {
        ObjectRef thing = made("project", "1", Optional.empty());
        assertThat(scopes.of(maker).access(thing)).contains(Access.MANAGE);
        assertThat(scopes.of(other).access(thing)).isEmpty();
        assertThat(scopes.of(new Viewer.Visitor()).access(thing)).isEmpty();
        assertThat(scopes.of(new Viewer.Person(999, "Test administrator", true, Optional.empty()))
                        .access(thing))
                .isEmpty();
        assertThat(scopes.of(maker).viewable("project")).contains("1");
        assertThat(scopes.of(other).viewable("project")).doesNotContain("1");
    }

    @Test
    void aPersonMayDoWhatTheStrongestShareSaysAndNoMore() {
        ObjectRef thing = made("project", "2", Optional.empty());
        sharing.share(scopes.of(maker), thing, new Grantee.Person(other.number()), Access.EDIT);
        sharing.share(scopes.of(maker), thing, new Grantee.Organisation(NETWORK), Access.VIEW);
        assertThat(scopes.of(other).access(thing)).contains(Access.EDIT);
        assertThat(scopes.of(other).may(Access.VIEW, thing)).isTrue();
        assertThat(scopes.of(other).may(Access.MANAGE, thing)).isFalse();
        assertThatThrownBy(() ->
                        sharing.share(scopes.of(other), thing, new Grantee.Person(elsewhere.number()), Access.VIEW))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(sharing.unshare(scopes.of(maker), thing, new Grantee.Person(other.number())))
                .isTrue();
        assertThat(scopes.of(other).access(thing)).contains(Access.VIEW);
    }

    @Test
    void anOrganisationIsThePeopleThereAndAtItsMembers() {
        ObjectRef thing = made("project", "3", Optional.empty());
        sharing.share(scopes.of(maker), thing, new Grantee.Organisation(NETWORK), Access.VIEW);
        assertThat(scopes.of(other).access(thing)).contains(Access.VIEW);
        assertThat(scopes.of(elsewhere).access(thing)).isEmpty();
        assertThat(scopes.of(other).viewable("project")).contains("3");
        assertThat(scopes.of(elsewhere).viewable("project")).doesNotContain("3");
        sharing.share(scopes.of(maker), thing, new Grantee.Organisation(ALLIANCE), Access.VIEW);
        assertThat(scopes.of(elsewhere).access(thing)).contains(Access.VIEW);
        // Above is not inside: what is shared with a practice is not shared with its network.
        ObjectRef practices = made("project", "4", Optional.empty());
        sharing.share(scopes.of(maker), practices, new Grantee.Organisation(PRACTICE), Access.VIEW);
        Account lead = people.account("second.lead@example.com", "Test second lead", false);
        roles.appoint(lead.number(), Roles.Wanted.from(java.time.LocalDate.EPOCH, Role.NETWORK_LEAD, NETWORK));
        assertThat(scopes.of(lead).access(practices)).isEmpty();
    }

    @Test
    void aGroupIsThePeopleOfItsAreas() {
        CustomGroup group = groups.make(
                new Viewer.Person(maker.number(), maker.name(), false, Optional.empty()),
                "Some areas",
                List.of(new AreaCode(ELSEWHERE)));
        ObjectRef thing = made("project", "5", Optional.empty());
        sharing.share(scopes.of(maker), thing, new Grantee.Group(group.code().value()), Access.VIEW);
        assertThat(scopes.of(elsewhere).access(thing)).contains(Access.VIEW);
        assertThat(scopes.of(other).access(thing)).isEmpty();
        assertThatThrownBy(() -> sharing.share(
                        scopes.of(maker),
                        thing,
                        new Grantee.Organisation(group.code().value()),
                        Access.VIEW))
                .isInstanceOf(NotPossible.class);
        assertThatThrownBy(() -> roles.appoint(
                        other.number(),
                        Roles.Wanted.from(
                                java.time.LocalDate.EPOCH,
                                Role.MEMBER,
                                group.code().value())))
                .hasMessageContaining("custom group");
    }

    @Test
    void aThingInheritsFromWhatItBelongsToAndFromWhatThatBelongsTo() {
        ObjectRef programme = made("programme", "1", Optional.empty());
        ObjectRef project = made("project", "6", Optional.of(programme));
        ObjectRef cycle = made("cycle", "1", Optional.of(project));
        sharing.share(scopes.of(maker), programme, new Grantee.Person(other.number()), Access.EDIT);
        assertThat(scopes.of(other).access(cycle)).contains(Access.EDIT);
        assertThat(scopes.of(other).viewable("cycle")).containsExactly("1");
        assertThat(sharing.shares(cycle)).hasSize(1);
        sharing.unshare(scopes.of(maker), programme, new Grantee.Person(other.number()));
        assertThat(scopes.of(other).access(cycle)).isEmpty();
    }

    @Test
    void somebodyAlwaysManagesAThing() {
        ObjectRef thing = made("project", "7", Optional.empty());
        assertThatThrownBy(() -> sharing.unshare(scopes.of(maker), thing, new Grantee.Person(maker.number())))
                .isInstanceOf(NotPossible.class);
        assertThatThrownBy(
                        () -> sharing.share(scopes.of(maker), thing, new Grantee.Person(maker.number()), Access.VIEW))
                .isInstanceOf(NotPossible.class);
        sharing.share(scopes.of(maker), thing, new Grantee.Person(other.number()), Access.MANAGE);
        assertThat(sharing.unshare(scopes.of(other), thing, new Grantee.Person(maker.number())))
                .isTrue();
        assertThat(scopes.of(maker).access(thing)).isEmpty();
    }

    @Test
    void theSharingPageIsForThoseWhoManageAndForOthersIsNotThere() throws Exception {
        CustomGroup group = groups.make(
                new Viewer.Person(maker.number(), maker.name(), false, Optional.empty()),
                "Named on the page",
                List.of(new AreaCode(PRACTICE)));
        String address = "/sharing/group/" + group.code();
        mvc.perform(get(address).with(people.as(other))).andExpect(status().isNotFound());
        mvc.perform(get("/sharing/group/G-NONE").with(people.as(maker))).andExpect(status().isNotFound());
        mvc.perform(get(address).with(people.as(maker)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Named on the page")))
                .andExpect(content().string(containsString("may manage")));
        mvc.perform(post(address)
                        .param("with", "PERSON")
                        .param("who", "nobody@example.com")
                        .param("access", "VIEW")
                        .with(csrf())
                        .with(people.as(maker)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("There is no such person")));
        mvc.perform(get("/groups/" + group.code() + "/edit").with(people.as(other)))
                .andExpect(status().isForbidden());
        mvc.perform(post(address)
                        .param("with", "PERSON")
                        .param("who", other.email())
                        .param("access", "EDIT")
                        .with(csrf())
                        .with(people.as(maker)))
                .andExpect(redirectedUrl(address));
        mvc.perform(get("/groups/" + group.code() + "/edit").with(people.as(other)))
                .andExpect(status().isOk());
        mvc.perform(post(address + "/end")
                        .param("with", "PERSON")
                        .param("who", Long.toString(other.number()))
                        .with(csrf())
                        .with(people.as(maker)))
                .andExpect(redirectedUrl(address));
        mvc.perform(get(address).with(people.as(maker))).andExpect(content().string(not(containsString(other.name()))));
    }

    private ObjectRef made(String kind, String id, Optional<ObjectRef> parent) {
        var object = new ObjectRef(kind, id);
        events.publishEvent(new ThingMade(object, maker.number(), parent));
        return object;
    }
}

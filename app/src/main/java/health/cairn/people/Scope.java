package health.cairn.people;

import health.cairn.people.Organisations.Kind;
import health.cairn.people.Organisations.Organisation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer may see and do on one day: the one place that decides, passed to every query as an argument.
 *
 * <p>Published indicators are public and need no question. A role reaches the organisation it is held at. Held above
 * practices it reaches the counts of the practices inside which have agreed to share them, and never their patients: those
 * are seen by the practice's own data holders alone. Looking after the installation opens no data.
 */
public final class Scope {

    private static final Set<Role> CHOOSING =
            Set.of(Role.NETWORK_LEAD, Role.PROGRAMME_MANAGER, Role.ANALYST, Role.ADMINISTRATOR);
    private static final Set<Role> LOADING = Set.of(Role.PROGRAMME_MANAGER, Role.ANALYST);

    private final Viewer viewer;
    private final LocalDate today;
    private final Organisations organisations;
    private final Agreements agreements;
    private final ShareStore shares;
    private @Nullable Set<String> surroundings;

    Scope(Viewer viewer, LocalDate today, Organisations organisations, Agreements agreements, ShareStore shares) {
        this.viewer = viewer;
        this.today = today;
        this.organisations = organisations;
        this.agreements = agreements;
        this.shares = shares;
    }

    /** Whose scope this is. */
    public Viewer viewer() {
        return viewer;
    }

    /** Whether somebody has signed in. */
    public boolean signedIn() {
        return viewer instanceof Viewer.Person;
    }

    /** Whether files may be loaded, published and withdrawn: it changes what everybody sees. */
    public boolean mayLoad() {
        return mayAdministerInstallation() || holdsAny(LOADING);
    }

    /** Whether rankings may be frozen and choices recorded. */
    public boolean mayChoose() {
        return mayAdministerInstallation() || holdsAny(CHOOSING);
    }

    /** Whether the viewer looks after this installation. */
    public boolean mayAdministerInstallation() {
        return viewer instanceof Viewer.Person person && person.administrator();
    }

    /**
     * Whether the viewer may invite people to this organisation, end their roles and let them back in. Not inherited: who
     * administers a network does not administer its practices, or patients would be one grant away.
     */
    public boolean mayAdminister(String organisation) {
        return mayAdministerInstallation() || holds(Role.ADMINISTRATOR, organisation);
    }

    /**
     * Whether the viewer may give this role to this account. Nobody gives a role to themselves, and roles whose work the
     * whole installation sees are given by administrators of the installation.
     */
    public boolean mayGrant(Role role, String organisation, long account) {
        return mayInvite(role, organisation) && !isAccount(account);
    }

    /** Whether the viewer may invite somebody without an account into this role. */
    public boolean mayInvite(Role role, String organisation) {
        return role.reachesEverybody() ? mayAdministerInstallation() : mayAdminister(organisation);
    }

    /** Whether patients of this practice may be seen by name: by its data holders, and nobody else. */
    public boolean maySeeIdentifiable(String practice) {
        return holds(Role.PRACTICE_DATA_HOLDER, practice)
                && organisations
                        .find(practice)
                        .map(Organisation::kind)
                        .filter(kind -> kind == Kind.PRACTICE)
                        .isPresent();
    }

    /** Whether any counts beyond the public ones may be seen for this practice, network or larger area. */
    public boolean maySeeAggregates(String area) {
        return !practicesCounted(area).isEmpty();
    }

    /**
     * The practices inside an area whose counts the viewer may see: those at which the viewer holds a role, and those that
     * share with an organisation at which the viewer holds one. A total is made of these and says how many they are.
     */
    public Set<String> practicesCounted(String area) {
        if (!(viewer instanceof Viewer.Person person) || person.roles().isEmpty()) {
            return Set.of();
        }
        var seen = new HashSet<String>();
        for (RoleAt role : person.roles()) {
            seen.add(role.organisation());
            // An agreement that outlived the membership reaches nobody.
            Set<String> sharing = new HashSet<>(agreements.sharingWith(role.organisation(), today));
            sharing.retainAll(organisations.practicesOf(role.organisation(), today));
            seen.addAll(sharing);
        }
        seen.retainAll(organisations.practicesOf(area, today));
        return Set.copyOf(seen);
    }

    /** What the viewer may do with a thing: the strongest that it, or something it belongs to, was shared with. */
    public Optional<Access> access(ObjectRef object) {
        return hold(object).access();
    }

    /**
     * How a thing is held.
     *
     * @param access what the viewer may do with it
     * @param others whether it reaches anybody besides one grantee; not told to whom it does not reach
     */
    public record Hold(Optional<Access> access, boolean others) {}

    /** What the viewer may do with a thing, and whether it is the viewer's alone. */
    public Hold hold(ObjectRef object) {
        if (!(viewer instanceof Viewer.Person person)) {
            return new Hold(Optional.empty(), false);
        }
        List<Sharing.Share> reaching = shares.reaching(object);
        Optional<Access> access = reaching.stream()
                .filter(share -> reaches(share.grantee(), person))
                .map(Sharing.Share::access)
                .max(Comparator.naturalOrder());
        return new Hold(access, access.isPresent() && reaching.size() > 1);
    }

    /** Whether the viewer may do this with a thing. */
    public boolean may(Access wanted, ObjectRef object) {
        return access(object).filter(held -> held.covers(wanted)).isPresent();
    }

    /** The ids of all things of a kind that the viewer may view; {@link #access} says the same of each. */
    public Set<String> viewable(String kind) {
        return viewer instanceof Viewer.Person person
                ? shares.viewable(kind, person.account(), surroundings(person))
                : Set.of();
    }

    /** Whether this is the viewer's own account. */
    boolean isAccount(long account) {
        return viewer instanceof Viewer.Person person && person.account() == account;
    }

    /** The account behind this scope, for the record of who did something. */
    Optional<Long> account() {
        return viewer instanceof Viewer.Person person ? Optional.of(person.account()) : Optional.empty();
    }

    private boolean reaches(Grantee grantee, Viewer.Person person) {
        return switch (grantee) {
            case Grantee.Person(long account) -> person.account() == account;
            case Grantee.Organisation(String code) -> surroundings(person).contains(code);
            case Grantee.Group(String code) -> surroundings(person).contains(code);
        };
    }

    /** Everything that the organisations of this person lie inside. */
    private Set<String> surroundings(Viewer.Person person) {
        Set<String> known = surroundings;
        if (known == null) {
            known = person.roles().stream()
                    .map(RoleAt::organisation)
                    .distinct()
                    .map(code -> organisations.around(code, today))
                    .flatMap(Collection::stream)
                    .collect(Collectors.toUnmodifiableSet());
            surroundings = known;
        }
        return known;
    }

    private boolean holdsAny(Set<Role> wanted) {
        return viewer instanceof Viewer.Person person
                && person.roles().stream().map(RoleAt::role).anyMatch(wanted::contains);
    }

    private boolean holds(Role role, String organisation) {
        return viewer instanceof Viewer.Person person
                && person.roles().stream()
                        .anyMatch(held ->
                                held.role() == role && held.organisation().equals(organisation));
    }

    /** The roles the viewer may give at an organisation, for the form that asks. */
    public List<Role> invitable(String organisation) {
        return Arrays.stream(Role.values())
                .filter(role -> mayInvite(role, organisation))
                .toList();
    }

    /** Without who it is. */
    @Override
    public String toString() {
        return "Scope";
    }
}

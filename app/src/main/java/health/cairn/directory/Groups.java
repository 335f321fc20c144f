package health.cairn.directory;

import health.cairn.people.ObjectRef;
import health.cairn.people.ThingMade;
import health.cairn.people.Viewer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Custom groups: made by a signed-in person, seen by whoever has the link, changed by the owner and those the owner lets
 * edit. Where a group does not exist and where it belongs to somebody else the answer to a change is the same.
 */
@Component
public class Groups {

    /** The longest name a group can have. */
    public static final int LONGEST_NAME = 120;

    /** The most areas a group can be made of; an area may hold any number of practices. */
    public static final int MOST_MEMBERS = 500;

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    /** 30^10 codes: 49 bits, too many to try. */
    private static final int CODE_LENGTH = 10;

    private final DirectoryMemory memory;
    private final GroupStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Groups(DirectoryMemory memory, GroupStore store, ApplicationEventPublisher events, Clock clock) {
        this.memory = memory;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** The group with this code, for whoever knows it. */
    public Optional<CustomGroup> find(AreaCode code) {
        return Optional.ofNullable(memory.contents().groups().get(code));
    }

    /** The groups of this person, by name. */
    public List<CustomGroup> ownedBy(Viewer.Person person) {
        return memory.contents().groups().values().stream()
                .filter(group -> group.owner() == person.account())
                .toList();
    }

    /** The groups of others that this person keeps, by name. */
    public List<CustomGroup> keptBy(Viewer.Person person) {
        var groups = memory.contents().groups();
        var kept = store.keptBy(person.account());
        return groups.values().stream()
                .filter(group -> kept.contains(group.code()))
                .toList();
    }

    /**
     * Makes a group.
     *
     * @param name 1 to 120 characters
     * @param members 1 to 500 areas, custom groups not among them
     */
    @Transactional
    public CustomGroup make(Viewer.Person owner, String name, Collection<AreaCode> members) {
        CustomGroup group = new CustomGroup(newCode(), checkedName(name), owner.account(), checkedMembers(members));
        store.insert(group, clock.instant());
        events.publishEvent(new ThingMade(shared(group.code()), owner.account(), Optional.empty()));
        memory.forgetAfterCommit();
        return group;
    }

    /** A group as a thing that can be shared. */
    public static ObjectRef shared(AreaCode code) {
        return new ObjectRef("group", code.value());
    }

    /**
     * Gives a group another name and other members. Whether the asker may is decided before, by the scope.
     *
     * @param owner whose group it is
     * @return whether that account has such a group
     */
    @Transactional
    public boolean change(long owner, AreaCode code, String name, Collection<AreaCode> members) {
        CustomGroup group = new CustomGroup(code, checkedName(name), owner, checkedMembers(members));
        boolean changed = store.update(group, clock.instant());
        memory.forgetAfterCommit();
        return changed;
    }

    /** Deletes a group; it can be brought back. @return whether this person has such a group */
    @Transactional
    public boolean delete(Viewer.Person owner, AreaCode code) {
        boolean deleted = store.delete(code, owner.account(), clock.instant());
        memory.forgetAfterCommit();
        return deleted;
    }

    /** Brings a deleted group back under its old code. @return whether this person had such a group */
    @Transactional
    public boolean restore(Viewer.Person owner, AreaCode code) {
        boolean restored = store.restore(code, owner.account());
        memory.forgetAfterCommit();
        return restored;
    }

    /** Puts a group of somebody else into this person's list, or takes it out again. @return whether there is such a group */
    @Transactional
    public boolean keep(Viewer.Person person, AreaCode code, boolean keep) {
        if (find(code).isEmpty()) {
            return false;
        }
        store.keep(person.account(), code, keep);
        return true;
    }

    private AreaCode newCode() {
        StringBuilder code = new StringBuilder("G-");
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new AreaCode(code.toString());
    }

    private static String checkedName(String name) {
        String plain = name.strip().replaceAll("\\s+", " ");
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A group has a name of 1 to " + LONGEST_NAME + " characters");
        }
        return plain;
    }

    private List<AreaCode> checkedMembers(Collection<AreaCode> members) {
        var contents = memory.contents();
        List<AreaCode> present =
                members.stream().map(contents::present).distinct().sorted().toList();
        if (present.isEmpty() || present.size() > MOST_MEMBERS) {
            throw new IllegalArgumentException("A group has 1 to " + MOST_MEMBERS + " areas; found " + present.size());
        }
        for (AreaCode member : present) {
            if (!contents.areas().containsKey(member)) {
                throw new IllegalArgumentException("A group is made of known areas; " + member + " is none");
            }
        }
        return present;
    }
}

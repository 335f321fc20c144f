package health.cairn.projects;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.people.Access;
import health.cairn.people.Grantee;
import health.cairn.people.ObjectRef;
import health.cairn.people.Scope;
import health.cairn.people.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of how far a project reaches, as what they are: sharing with the organisation and with its network. */
@Service
public class Reaches {

    private final Sharing sharing;
    private final Directory directory;
    private final Clock clock;

    Reaches(Sharing sharing, Directory directory, Clock clock) {
        this.sharing = sharing;
        this.directory = directory;
        this.clock = clock;
    }

    /** How far it reaches now. */
    public Reach of(Project project) {
        if (project.published()) {
            return Reach.EVERYBODY;
        }
        if (shared(project, network(project))) {
            return Reach.NETWORK;
        }
        return shared(project, project.home()) ? Reach.ORGANISATION : Reach.TEAM;
    }

    private boolean shared(Project project, Optional<AreaCode> with) {
        return with.isPresent()
                && sharing.shares(Project.shared(project.number())).stream()
                        .anyMatch(share -> share.grantee().equals(grantee(with.get())));
    }

    /** The network of the organisation it was started at; empty where that is one itself, or lies in none. */
    private Optional<AreaCode> network(Project project) {
        return project.home()
                .flatMap(home -> directory.mapOn(LocalDate.now(clock)).parentOf(home, AreaType.PCN))
                .filter(network -> !Optional.of(network).equals(project.home()));
    }

    /** A step in words, with the name of whom it reaches. */
    public String words(Project project, Reach reach) {
        return switch (reach) {
            case TEAM -> "Those it is shared with one by one";
            case ORGANISATION ->
                "Everybody at " + project.home().map(this::name).orElse("the organisation (none is known)");
            case NETWORK -> "Everybody in " + network(project).map(this::name).orElse("the network (none is known)");
            case EVERYBODY -> "Everybody, without signing in";
        };
    }

    private String name(AreaCode code) {
        return directory.find(code).map(Area::name).orElse(code.value());
    }

    /**
     * Lets it reach so far, for viewing, and no further; what people and other organisations may do stays.
     *
     * @return whether it is known whom it would reach; where not, nothing changes
     */
    @Transactional
    public boolean set(Opened opened, Reach reach, Scope scope) {
        Project project = opened.project();
        Optional<AreaCode> network = network(project);
        Optional<AreaCode> wanted = switch (reach) {
            case TEAM, EVERYBODY -> Optional.empty();
            case ORGANISATION -> project.home();
            case NETWORK -> network;
        };
        if (wanted.isEmpty() && (reach == Reach.ORGANISATION || reach == Reach.NETWORK)) {
            return false;
        }
        ObjectRef object = Project.shared(project.number());
        if (wanted.isPresent() && !shared(project, wanted)) {
            sharing.share(scope, object, grantee(wanted.get()), Access.VIEW);
        }
        for (Optional<AreaCode> other : java.util.List.of(project.home(), network)) {
            if (!other.equals(wanted) && shared(project, other)) {
                sharing.unshare(scope, object, grantee(other.orElseThrow()));
            }
        }
        return true;
    }

    private static Grantee.Organisation grantee(AreaCode code) {
        return new Grantee.Organisation(code.value());
    }
}

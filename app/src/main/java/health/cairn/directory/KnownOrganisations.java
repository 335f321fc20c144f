package health.cairn.directory;

import health.cairn.people.Organisations;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells access control who belongs to whom, from memory. */
@Component
class KnownOrganisations implements Organisations {

    /** What can hold a practice or something made of practices. */
    private static final List<AreaType> HOLDING = List.of(
            AreaType.PCN,
            AreaType.FEDERATION,
            AreaType.SUB_ICB,
            AreaType.ICB,
            AreaType.CANCER_ALLIANCE,
            AreaType.REGION,
            AreaType.ENGLAND);

    private final Directory directory;
    private final DirectoryMemory memory;

    KnownOrganisations(Directory directory, DirectoryMemory memory) {
        this.directory = directory;
        this.memory = memory;
    }

    @Override
    public Optional<Organisation> find(String code) {
        return AreaCode.isValid(code) ? directory.find(new AreaCode(code)).map(this::organisation) : Optional.empty();
    }

    @Override
    public Set<String> around(String code, LocalDate day) {
        if (!AreaCode.isValid(code)) {
            return Set.of(code);
        }
        AreaCode inner = new AreaCode(code);
        AreaMap map = directory.mapOn(day);
        var around = new HashSet<AreaCode>(Set.of(inner));
        HOLDING.forEach(type -> map.parentOf(inner, type).ifPresent(around::add));
        memory.contents().groups().values().stream()
                .filter(group -> group.members().stream().anyMatch(around::contains))
                .map(CustomGroup::code)
                .toList()
                .forEach(around::add);
        return values(around);
    }

    @Override
    public Set<String> practicesOf(String code, LocalDate day) {
        return AreaCode.isValid(code) ? values(directory.mapOn(day).practicesOf(new AreaCode(code))) : Set.of();
    }

    private Organisation organisation(Area area) {
        Kind kind = switch (area.type()) {
            case PRACTICE -> Kind.PRACTICE;
            case GROUP -> Kind.GROUP;
            case PCN, FEDERATION, SUB_ICB, ICB, CANCER_ALLIANCE, REGION, ENGLAND, LOCAL_AUTHORITY, TRUST, OTHER ->
                Kind.ABOVE_PRACTICES;
        };
        return new Organisation(area.code().value(), area.name(), kind);
    }

    private static Set<String> values(java.util.Collection<AreaCode> codes) {
        return codes.stream().map(AreaCode::value).collect(Collectors.toUnmodifiableSet());
    }
}

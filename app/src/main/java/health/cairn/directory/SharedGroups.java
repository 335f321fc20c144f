package health.cairn.directory;

import health.cairn.people.Shareable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Custom groups as things that can be shared. */
@Component
class SharedGroups implements Shareable {

    private final Groups groups;

    SharedGroups(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String kind() {
        return "group";
    }

    @Override
    public Optional<Thing> find(String id) {
        return AreaCode.isValid(id)
                ? groups.find(new AreaCode(id))
                        .map(group -> new Thing("this group beyond its link", group.name(), "/areas/" + group.code()))
                : Optional.empty();
    }
}

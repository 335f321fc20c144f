package health.cairn.directory;

import java.util.List;

/**
 * A group of areas that a person made: a federation, a locality, the nine supported PCNs.
 *
 * @param code its code, which cannot be guessed: whoever knows it may see the group
 * @param name as its owner called it
 * @param owner our number for the account that made it
 * @param members areas of any type, in code order
 */
public record CustomGroup(AreaCode code, String name, long owner, List<AreaCode> members) {

    public CustomGroup {
        members = members.stream().distinct().sorted().toList();
    }

    /** Without the name, which a person wrote. */
    @Override
    public String toString() {
        return "CustomGroup[code=" + code + "]";
    }
}

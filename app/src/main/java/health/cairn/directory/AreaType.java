package health.cairn.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of organisation or area a code stands for. The order is from small to large. */
public enum AreaType {
    PRACTICE("practice", "practices"),
    PCN("primary care network", "primary care networks"),
    FEDERATION("federation", "federations"),
    SUB_ICB("sub-ICB location", "sub-ICB locations"),
    ICB("integrated care board", "integrated care boards"),
    CANCER_ALLIANCE("cancer alliance", "cancer alliances"),
    REGION("NHS region", "NHS regions"),
    ENGLAND("England", "England"),
    LOCAL_AUTHORITY("local authority", "local authorities"),
    TRUST("NHS trust", "NHS trusts"),
    GROUP("custom group", "custom groups"),
    OTHER("other organisation", "other organisations");

    private final String one;
    private final String many;

    AreaType(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** The type with this name, for example {@code PCN} or {@code sub-icb}; small letters and hyphens are forgiven. */
    public static Optional<AreaType> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** The names of all types, for telling what was expected. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** The word for one of them, as it stands in a sentence. */
    public String one() {
        return one;
    }

    /** The word for several of them, as it stands in a sentence. */
    public String many() {
        return many;
    }
}

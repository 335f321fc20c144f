package health.cairn.directory;

/**
 * An organisation or area as it is known today.
 *
 * @param code its code, unique over all types
 * @param type what kind it is
 * @param name its present name, in title case as shown on pages
 * @param open whether it exists today; closed ones keep their page and their history
 */
public record Area(AreaCode code, AreaType type, String name, boolean open) {}

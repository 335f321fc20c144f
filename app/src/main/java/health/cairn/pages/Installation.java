package health.cairn.pages;

/**
 * What this installation is called and whether its data are made up.
 *
 * @param organisation the name shown beside Cairn in the header
 * @param fictional whether every page says that everything on it is made up
 */
public record Installation(String organisation, boolean fictional) {}

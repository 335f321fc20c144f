package health.cairn.projects;

/** How far a project reaches, from its own people to everybody. */
public enum Reach {
    /** Those it is shared with one by one. */
    TEAM,
    /** Everybody at the organisation it was started at. */
    ORGANISATION,
    /** Everybody in the network of that organisation. */
    NETWORK,
    /** Published. */
    EVERYBODY
}

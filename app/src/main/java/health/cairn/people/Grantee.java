package health.cairn.people;

/** Whom something is shared with. */
public sealed interface Grantee {

    /** One person. */
    record Person(long account) implements Grantee {}

    /** Everybody who holds a role at the organisation or at one inside it. */
    record Organisation(String code) implements Grantee {}

    /** Everybody who holds a role at one of the areas of a custom group, or inside one. */
    record Group(String code) implements Grantee {}
}

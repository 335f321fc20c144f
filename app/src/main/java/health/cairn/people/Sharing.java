package health.cairn.people;

import java.util.List;

/**
 * Who may view, edit and manage one thing: a run, a group, a project. A thing is private to its maker until shared, and what
 * is shared with something that it belongs to is shared with it. It begins with {@link ThingMade}; what a viewer may do is
 * asked of {@link Scope#access}.
 */
public interface Sharing {

    /** With whom a thing itself is shared, its maker included; what it inherits is not listed. */
    List<Share> shares(ObjectRef object);

    /**
     * Shares a thing, or changes how it is shared with somebody.
     *
     * @throws NotPossible where the grantee is not known, or nobody would be left to manage the thing
     * @throws org.springframework.security.access.AccessDeniedException where the asker does not manage the thing
     */
    void share(Scope asker, ObjectRef object, Grantee grantee, Access access);

    /**
     * Takes a share away.
     *
     * @return whether there was such a share
     * @throws NotPossible where nobody would be left to manage the thing
     * @throws org.springframework.security.access.AccessDeniedException where the asker does not manage the thing
     */
    boolean unshare(Scope asker, ObjectRef object, Grantee grantee);

    /** One line of who may do what. */
    record Share(Grantee grantee, Access access) {}
}

package health.cairn.people;

import java.util.Optional;

/**
 * A thing belongs to something else from now on, or to nothing. Published by the module it belongs to, in the transaction that
 * moves it, after it has made sure that whoever moves it may.
 *
 * @param parent what it inherits from who may see it
 */
public record ThingMoved(ObjectRef object, Optional<ObjectRef> parent) {}

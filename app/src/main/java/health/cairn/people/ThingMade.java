package health.cairn.people;

import java.util.Optional;

/**
 * Somebody made a thing that can be shared. Published by the module it belongs to, in the transaction that makes it; from
 * then on the thing is its maker's, and private.
 *
 * @param maker the account that made it
 * @param parent what it belongs to, from which it inherits who may see it: a programme, for example
 */
public record ThingMade(ObjectRef object, long maker, Optional<ObjectRef> parent) {}

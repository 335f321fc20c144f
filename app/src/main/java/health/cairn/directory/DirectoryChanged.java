package health.cairn.directory;

/**
 * A batch of facts was published or withdrawn: who belongs to whom may be different now. Published within the transaction
 * that changed it; {@link Directory} shows the change once that transaction has ended, so listen after commit.
 *
 * @param version the directory's version after the change
 */
public record DirectoryChanged(long version) {}

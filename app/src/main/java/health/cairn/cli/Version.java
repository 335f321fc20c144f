package health.cairn.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code ./cairn --version} says: the version written into the jar when it was built. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Cairn " + (version == null ? "from source" : version)};
    }
}

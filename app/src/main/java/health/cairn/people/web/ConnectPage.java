package health.cairn.people.web;

/** The last step before somebody goes to a provider to connect their account. */
public record ConnectPage(String provider, String label) {}

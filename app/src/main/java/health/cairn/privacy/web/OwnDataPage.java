package health.cairn.privacy.web;

import java.util.List;

/**
 * What is kept about the viewer, and what erasing does.
 *
 * @param lastAdministrator whether nobody else could look after the installation afterwards
 */
public record OwnDataPage(List<String> afterErasure, boolean lastAdministrator) {}

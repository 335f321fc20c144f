package health.cairn.audit.web;

import health.cairn.pages.Table;

/**
 * A person's own part of the record.
 *
 * @param byOthers what others did with what is this person's
 * @param byMyself what was done in this person's name
 */
public record OwnAuditPage(Table byOthers, Table byMyself) {}

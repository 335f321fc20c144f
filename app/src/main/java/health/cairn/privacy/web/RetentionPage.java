package health.cairn.privacy.web;

import health.cairn.pages.Table;

/** How long what is kept. */
public record RetentionPage(Table rules) {}

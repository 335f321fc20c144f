/**
 * Pages as people use them: in Chromium, wide and at the width of a phone, over a running Cairn with the fictional alliance.
 */
@NullMarked
package health.cairn.browser;

import org.jspecify.annotations.NullMarked;

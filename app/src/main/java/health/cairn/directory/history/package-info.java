/**
 * From what many sources say to one history: pure functions over facts, without a clock or a database.
 *
 * <p>Two kinds of fact meet here. A <em>dated</em> fact says from when until when; a <em>snapshot</em> says "on that day".
 * Dated facts win for the days they cover. Between two snapshots that agree, what they say runs through; where they
 * disagree, the change is put at the beginning of the later one's NHS year (1 April) and marked with the day by which it is
 * known. The rules stand in {@link health.cairn.directory.history.Timeline}.
 */
@NullMarked
package health.cairn.directory.history;

import org.jspecify.annotations.NullMarked;

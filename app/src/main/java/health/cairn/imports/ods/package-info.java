/** Files about organisations: the registers of the Organisation Data Service, yearly hierarchies, lists of patients. */
@NullMarked
package health.cairn.imports.ods;

import org.jspecify.annotations.NullMarked;

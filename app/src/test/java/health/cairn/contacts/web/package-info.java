@NullMarked
package health.cairn.contacts.web;

import org.jspecify.annotations.NullMarked;

package health.cairn.projects.web;

import health.cairn.demo.WestmarkPages;
import health.cairn.people.Account;
import health.cairn.people.Role;

/** The fictional alliance, somebody of one network who makes projects, and somebody of another. */
abstract class WithProjectsOfWestmark extends WestmarkPages {

    Account maker() {
        return people.holding(Role.MEMBER, "UX017");
    }

    Account other() {
        return people.holding(Role.MEMBER, "UX018");
    }
}

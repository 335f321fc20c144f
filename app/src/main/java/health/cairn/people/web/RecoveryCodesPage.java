package health.cairn.people.web;

import java.util.List;

/**
 * Recovery codes, shown once.
 *
 * @param onward where to go then
 */
public record RecoveryCodesPage(List<String> codes, String onward) {

    @Override
    public String toString() {
        return "RecoveryCodesPage";
    }
}

package health.cairn.privacy;

import health.cairn.statistics.suppression.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of what is set about privacy. */
@Component
class PrivacySettingStore {

    private final JdbcClient jdbc;

    PrivacySettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Profile rule() {
        return Profile.valueOf(jdbc.sql("select small_numbers from privacy.setting")
                .query(String.class)
                .single());
    }

    void use(Profile rule) {
        jdbc.sql("update privacy.setting set small_numbers = :rule")
                .param("rule", rule.name())
                .update();
    }
}

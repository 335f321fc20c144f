package health.cairn.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Blanks an account in the database. */
@Component
class AccountErasureStore implements AccountErasure {

    private final JdbcClient jdbc;

    AccountErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(long account) {
        jdbc.sql("""
                        update people.account
                           set email = 'account-' || account || '@erased.invalid', name = 'Erased person',
                               password_hash = '', administrator = false, home_area = null
                         where account = :account
                        """).param("account", account).update();
        jdbc.sql("delete from people.session where principal_name = :name")
                .param("name", Long.toString(account))
                .update();
    }
}

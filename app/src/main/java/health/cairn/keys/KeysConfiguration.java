package health.cairn.keys;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the keys together. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    DataKeys dataKeys(
            @Value("${cairn.home:cairn-data}") String home,
            @Value("${cairn.master.keys:}") String given,
            DataKeyStore store,
            PlatformTransactionManager transactions,
            Clock clock) {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new KeyRing(new MasterKeys(Path.of(home), given), store, apart, clock);
    }
}

package health.cairn.contacts;

import health.cairn.audit.Audit;
import health.cairn.contacts.duckdb.DuckDbQueries;
import health.cairn.contacts.duckdb.LakeStore;
import health.cairn.contacts.engine.ContactEngine;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.contacts.trino.TrinoQueries;
import health.cairn.database.CannotStart;
import health.cairn.privacy.Pseudonyms;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the lake together. */
@Configuration(proxyBeanMethods = false)
class ContactsConfiguration {

    @Bean
    LakeFolder lakeFolder(@Value("${cairn.home:cairn-data}") String home) {
        return new LakeFolder(Path.of(home).toAbsolutePath().resolve("lake"));
    }

    @Bean
    LakeStore lakeStore(
            @Value("${cairn.contacts.threads:0}") int threads,
            @Value("${cairn.contacts.memory.megabytes:2048}") int megabytes) {
        return new LakeStore(threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), megabytes);
    }

    @Bean
    KeptAnswers contactEngine(
            LakeFolder folder,
            @Value("${cairn.contacts.engine:duckdb}") String engine,
            @Value("${cairn.contacts.threads:0}") int threads,
            @Value("${cairn.contacts.memory.megabytes:2048}") int megabytes,
            @Value("${cairn.contacts.trino.url:}") String url,
            @Value("${cairn.contacts.trino.user:cairn}") String user,
            @Value("${cairn.contacts.trino.password:}") String password,
            @Value("${cairn.contacts.trino.location:}") String location) {
        return new KeptAnswers(
                switch (engine) {
                    case "duckdb" ->
                        new DuckDbQueries(
                                folder,
                                threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
                                megabytes / 2);
                    case "trino" -> {
                        if (url.isEmpty() || location.isEmpty()) {
                            throw new CannotStart(
                                    "With cairn.contacts.engine=trino Cairn needs cairn.contacts.trino.url, for example jdbc:trino://trino:8443/hive/cairn, and cairn.contacts.trino.location, for example s3://cairn/lake");
                        }
                        yield new TrinoQueries(url, user, password, location);
                    }
                    default ->
                        throw new CannotStart("cairn.contacts.engine is duckdb or trino; found '" + engine + "'");
                });
    }

    @Bean
    ContactMappings contactMappings(ContactMappingStore store) {
        return new ContactMappings(store);
    }

    @Bean
    ContactAnalyses contactAnalyses(ContactStore store, ContactEngine engine, Audit audit) {
        return new ContactAnalyses(store, engine, audit);
    }

    @Bean
    ContactLoads contactLoads(
            ContactStore store,
            DefinitionStore definitions,
            LakeStore lake,
            LakeFolder folder,
            Pseudonyms pseudonyms,
            ContactMappings mappings,
            PlatformTransactionManager transactions,
            Audit audit,
            Clock clock) {
        return new ContactLoads(
                store,
                definitions,
                lake,
                folder,
                pseudonyms,
                mappings::inOrder,
                new TransactionTemplate(transactions),
                audit,
                clock);
    }
}

package health.cairn.imports;

import health.cairn.audit.Audit;
import health.cairn.directory.Directory;
import health.cairn.directory.DirectoryLoading;
import health.cairn.measures.Loading;
import health.cairn.measures.Measures;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of reading together. */
@Configuration(proxyBeanMethods = false)
class ImportsConfiguration {

    @Bean
    FileStore fileStore(@Value("${cairn.home:cairn-data}") String home) {
        return new FileStore(Path.of(home));
    }

    @Bean
    Formats formats(List<FileFormat> all) {
        return new Formats(all);
    }

    @Bean
    BatchImports imports(
            BatchStore store,
            FileStore files,
            Formats formats,
            Loading measures,
            DirectoryLoading organisations,
            Directory directory,
            Measures catalogue,
            Mappings mappings,
            Audit audit,
            PlatformTransactionManager transactions,
            @Value("${cairn.imports.resume:true}") boolean resumes) {
        BatchReading reading =
                new BatchReading(store, files, formats, measures, organisations, directory, catalogue, mappings);
        return new BatchImports(
                store,
                files,
                reading,
                measures,
                organisations,
                new TransactionTemplate(transactions),
                formats,
                mappings,
                audit,
                resumes);
    }
}

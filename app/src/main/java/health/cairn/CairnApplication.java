package health.cairn;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The web application. Started by {@code ./cairn serve} and {@code ./cairn demo}. */
@SpringBootApplication
@Modulithic(
        systemName = "Cairn",
        sharedModules = {"people", "pages", "exports"})
public class CairnApplication {}

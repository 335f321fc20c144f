package health.cairn.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Finds the browser, and gives tests the one {@link Site} of this JVM. */
final class Chromium implements ExecutionCondition, ParameterResolver {

    private static final ExtensionContext.Namespace KEY = ExtensionContext.Namespace.create(Chromium.class);

    static Optional<Path> executable() {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Arrays.stream(path.split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "chromium"))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (executable().isPresent() || "true".equals(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("There is a browser, or there must be one");
        }
        String reason = "SKIPPED, no browser: install chromium or name one with CHROMIUM";
        System.out.println(test.getDisplayName() + " " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The root's store: one site for all classes, closed by JUnit at the end.
        return test.getRoot().getStore(KEY).computeIfAbsent(Site.class, key -> Site.open(), Site.class);
    }
}

package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a team expects of a test, question by question, and what came of it. When the test begins the prediction is stamped;
 * from then on question and prediction stay as they are.
 *
 * @param stampedAt when the test began; null before
 */
public record Prediction(
        long cycle,
        String question,
        String prediction,
        String observed,
        Came came,
        @Nullable Instant stampedAt) implements PartBody {

    static final List<Field> FIELDS = List.of(
            text("question", "Question", "What do you want to know?"),
            text("prediction", "What we predict", "A number where you can: 2 of 6 will book"),
            text("observed", "What we found", "After the test has begun"),
            choice("came", "Did it come as predicted?", "", Came.class));

    /** Whether it came as predicted. */
    public enum Came implements Field.Worded {
        NOT_YET("not yet known"),
        YES("as predicted"),
        PARTLY("partly"),
        NO("otherwise");

        private final String words;

        Came(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    @Override
    public String title() {
        return question.isBlank() ? prediction : question;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        Optional<Cycle> of = context.project().part(Cycle.class, cycle).map(Part::body);
        if (of.isEmpty()) {
            return Map.of("cycle", "There is no cycle " + cycle + " in this project");
        }
        if (prediction.isBlank()) {
            problems.put("prediction", "Write down what you expect; a guess is enough");
        }
        boolean planning = of.get().stage() == Cycle.Stage.PLANNING;
        Optional<Prediction> before = context.before(Prediction.class);
        if (before.isEmpty() && !planning) {
            problems.put(
                    "prediction", "The test has begun; predictions are made before. Write what you found under Study");
        }
        if (before.filter(b -> b.stampedAt() != null)
                .filter(b -> !b.question().equals(question) || !b.prediction().equals(prediction))
                .isPresent()) {
            problems.put(
                    "prediction",
                    "The prediction was stamped when the test began and stays as it is; write what you found beside it");
        }
        if (planning && (!observed.isBlank() || came != Came.NOT_YET)) {
            problems.put("observed", "Begin the test first; until then there is nothing to compare with");
        }
        return problems;
    }

    @Override
    public Prediction settled(PartContext context) {
        Optional<Prediction> before = context.before(Prediction.class);
        return new Prediction(
                before.map(Prediction::cycle).orElse(cycle),
                question,
                prediction,
                observed,
                came,
                before.map(Prediction::stampedAt).orElse(null));
    }

    Prediction stamped(Instant at) {
        return new Prediction(cycle, question, prediction, observed, came, at);
    }

    @Override
    public Prediction copied() {
        return new Prediction(cycle, question, prediction, "", Came.NOT_YET, null);
    }

    @Override
    public Prediction pointingTo(LongUnaryOperator newNumbers) {
        return new Prediction(newNumbers.applyAsLong(cycle), question, prediction, observed, came, stampedAt);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Prediction[" + came + "]";
    }
}

package health.cairn.analyst;

import health.cairn.statistics.funnel.Adjustment;
import health.cairn.statistics.inequality.Scale;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import health.cairn.statistics.runs.RunsMethod;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.XmrSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that are one of a few words, in small letters. */
abstract class Words<E extends Enum<E>> implements ITypeConverter<E> {

    private final List<E> values;

    private Words(Class<E> type) {
        this.values = Arrays.asList(type.getEnumConstants());
    }

    @Override
    public E convert(String word) {
        return values.stream()
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + values.stream().map(Words::word).toList() + ", found \"" + word + "\""));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static final class OfScale extends Words<Scale> {
        OfScale() {
            super(Scale.class);
        }
    }

    static final class OfAdjustment extends Words<Adjustment> {
        OfAdjustment() {
            super(Adjustment.class);
        }
    }

    static final class OfMeasure extends Words<FunnelMethod.Measure> {
        OfMeasure() {
            super(FunnelMethod.Measure.class);
        }
    }

    static final class OfDirection extends Words<ImprovementDirection> {
        OfDirection() {
            super(ImprovementDirection.class);
        }
    }

    static final class OfTwoOfThree extends Words<XmrSettings.TwoOfThree> {
        OfTwoOfThree() {
            super(XmrSettings.TwoOfThree.class);
        }
    }

    static final class OfRunsMethod extends Words<RunsMethod> {
        OfRunsMethod() {
            super(RunsMethod.class);
        }
    }

    static final class OfStrategy extends Words<Strategy> {
        OfStrategy() {
            super(Strategy.class);
        }
    }

    static final class OfNesting extends Words<Nesting> {
        OfNesting() {
            super(Nesting.class);
        }
    }

    static final class OfTies extends Words<TiePolicy> {
        OfTies() {
            super(TiePolicy.class);
        }
    }

    static final class OfMissing extends Words<MissingPolicy> {
        OfMissing() {
            super(MissingPolicy.class);
        }
    }

    static final class OfShrinkage extends Words<Shrinkage> {
        OfShrinkage() {
            super(Shrinkage.class);
        }
    }

    static final class OfErrors extends Words<InterruptedMethod.Errors> {
        OfErrors() {
            super(InterruptedMethod.Errors.class);
        }
    }
}

package health.cairn.analyst;

import health.cairn.statistics.funnel.Adjustment;
import health.cairn.statistics.inequality.Scale;
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
}

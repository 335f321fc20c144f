package health.cairn.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AgeBands.Span;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgeBandsTest {

    @Test
    void ofOverlappingBandsThoseAreTakenThatCoverAllAgesMostNarrowly() {
        // The bands of QOF lists and those that follow from them by subtraction.
        List<Span> spans = List.of(
                new Span(0, null),
                new Span(16, null),
                new Span(17, null),
                new Span(18, null),
                new Span(30, 74),
                new Span(50, null),
                new Span(65, null),
                new Span(0, 64),
                new Span(0, 15),
                new Span(16, 16),
                new Span(17, 17),
                new Span(18, 49),
                new Span(50, 64));
        assertThat(AgeBands.cover(spans))
                .containsExactly(
                        new Span(0, 15),
                        new Span(16, 16),
                        new Span(17, 17),
                        new Span(18, 49),
                        new Span(50, 64),
                        new Span(65, null));
    }

    @Test
    void singleYearsOfAgeAreTakenBeforeFiveYearBands() {
        List<Span> spans = Stream.concat(
                        IntStream.range(0, 95).mapToObj(age -> new Span(age, age)),
                        Stream.of(new Span(95, null), new Span(0, 4), new Span(5, 9)))
                .toList();
        assertThat(AgeBands.cover(spans)).hasSize(96);
    }

    @Test
    void bandsWithAGapCoverNothing() {
        assertThat(AgeBands.cover(List.of(new Span(0, 15), new Span(17, null)))).isEmpty();
        assertThat(AgeBands.cover(List.of(new Span(0, 15), new Span(16, 64)))).isEmpty();
        assertThat(AgeBands.cover(List.of())).isEmpty();
    }
}

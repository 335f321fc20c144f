package health.cairn.measures;

/**
 * One series of a measure: values that may be put on one line. A different age band or sex is a different series and
 * the two are never joined.
 *
 * @param sex {@code Persons}, {@code Male} or {@code Female}
 * @param age the age band in the source's words, for example {@code 25-49 yrs} or {@code All ages}
 */
public record SeriesKey(MeasureId measure, String sex, String age) {}

package health.cairn.pages;

/**
 * A word with a colour that repeats what the word says.
 *
 * @param colour a colour of the NHS tag: {@code blue}, {@code orange}, {@code grey}, {@code purple}, {@code green},
 *     {@code yellow}, {@code white}
 */
public record Tag(String text, String colour) {}

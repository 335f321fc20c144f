package health.cairn.contacts.web;

import health.cairn.contacts.Frequent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The definitions of coming often that pages offer. They are few on purpose: from two that lie one contact apart the number
 * of people between them could be worked out.
 */
enum OftenChoice {
    AGE_SEX_3("age-sex-3", "Top 3% of own age and sex", new Frequent.TopShareOfAgeAndSex(0.03)),
    AGE_SEX_10("age-sex-10", "Top 10% of own age and sex", new Frequent.TopShareOfAgeAndSex(0.10)),
    ALL_3("all-3", "Top 3% of everybody", new Frequent.TopShare(0.03)),
    AT_LEAST_12("at-least-12", "12 contacts or more", new Frequent.AtLeast(12)),
    AT_LEAST_20("at-least-20", "20 contacts or more", new Frequent.AtLeast(20)),
    PRACTICE_100("practice-100", "Top 100 of each practice", new Frequent.TopOfPractice(100));

    private final String key;
    private final String title;
    private final Frequent frequent;

    OftenChoice(String key, String title, Frequent frequent) {
        this.key = key;
        this.title = title;
        this.frequent = frequent;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    Frequent frequent() {
        return frequent;
    }

    static Optional<OftenChoice> of(String key) {
        return Arrays.stream(values()).filter(choice -> choice.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(OftenChoice::key).toList();
    }
}

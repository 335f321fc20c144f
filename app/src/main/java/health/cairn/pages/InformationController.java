package health.cairn.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that the foot of every page leads to. */
@Controller
class InformationController {

    @GetMapping("/how-we-count")
    String howWeCount(Model model) {
        return page(
                model,
                "How we count",
                "What stands behind every number, in short. The methods' own pages, with formulas and worked examples, come with the program under docs/methods.",
                List.of(
                        new InformationPage.Part(
                                "Values and intervals",
                                List.of(
                                        "A share is its numerator over its denominator, with Wilson's interval. A rate or a ratio has the exact Poisson interval of its count below 10, and Byar's from 10. Both are kept at 95 and at 99.8 per cent.",
                                        "The value of a network, a board or England is the sum of numerators over the sum of denominators, never the mean of percentages. How many practices have data is said beside it.",
                                        "A number that its source holds back is neither zero nor guessed. It is left out of sums, and the coverage shows it.")),
                        new InformationPage.Part(
                                "Comparison",
                                List.of(
                                        "An area is compared with England by its whole interval: lower or higher only if England's value lies outside it, similar otherwise, the ends of the interval included.",
                                        "Instead of England a page can compare with the area's board, its network, or ten similar areas: those nearest by the logarithm of list size, the share of people aged 65 or over and deprivation, as far as these are known, each in standard deviations. Their counts are added up. The page lists them.",
                                        "Sums of practices follow who belonged where on the last day of each period, unless the page is asked for today's map or that of another day; it says which.",
                                        "Where a measure has no wanted direction, lower and higher are only different.")),
                        new InformationPage.Part(
                                "Over time",
                                List.of(
                                        "From twelve points a series is shown as an XmR chart by the rules of Making Data Count, its limits from the first twelve. Limits are never moved by the program.",
                                        "The recent trend looks at five unbroken years; it is called increasing or decreasing only beyond 99.8 per cent, and only if no single year makes it so.",
                                        "A difference between two periods is descriptive only.")),
                        new InformationPage.Part(
                                "Ranking",
                                List.of(
                                        "Every ranking shows how far its places could be otherwise by chance: all counts are drawn anew many times and the whole list is made again each time.",
                                        "Areas chosen for having the highest need tend to look better next year without any help."))));
    }

    @GetMapping("/accessibility-statement")
    String accessibility(Model model) {
        return page(
                model,
                "Accessibility",
                "Cairn is made to be used with a keyboard, a screen reader, on paper and on a phone, to the level of WCAG 2.2 AA.",
                List.of(
                        new InformationPage.Part(
                                "What we do",
                                List.of(
                                        "Every chart has its finding in words, its table, and can be read point by point with the arrow keys.",
                                        "No meaning is carried by colour alone: each has a shape and a word too.",
                                        "Every page works without scripts; the scripts only save steps.")),
                        new InformationPage.Part(
                                "If something does not work for you",
                                List.of(
                                        "Tell the organisation that runs this installation; it is named in the head of the page."))));
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        return page(
                model,
                "Privacy",
                "What this installation keeps about the people who use it.",
                List.of(
                        new InformationPage.Part(
                                "Public numbers",
                                List.of(
                                        "The numbers on these pages are published counts. They hold no information about single patients.")),
                        new InformationPage.Part(
                                "Your account",
                                List.of(
                                        "If you have an account, your name, e-mail address, area and the hash of your password are kept, and what you load, publish, freeze and decide is recorded with your name.",
                                        "Signing in, taking files away, changes of settings and the like are recorded with the number of your account, the time and the network address. You see what was recorded, take all your data along, or have them erased, on the page of your account.",
                                        "One cookie keeps you signed in. Nothing is sent to other sites, and no page loads anything from them."))));
    }

    private static String page(Model model, String title, String lead, List<InformationPage.Part> parts) {
        model.addAttribute(
                "page", new InformationPage(Head.of(title, Head.Section.NONE).lead(lead), parts));
        return "pages/information";
    }
}

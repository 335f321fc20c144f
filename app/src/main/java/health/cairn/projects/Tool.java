package health.cairn.projects;

/** The tools that a team thinks with; each has sheets, and each sheet its items. */
public enum Tool implements Field.Worded {
    PROCESS_MAP("process map", "What really happens, step by step, and how long each step takes"),
    FISHBONE("fishbone", "What may cause it, by people, process, place, equipment, policy and patient"),
    PARETO("Pareto chart", "Which few causes make most of it"),
    FORCE_FIELD("force field", "What drives the change and what holds it back"),
    FIVE_WHYS("five whys", "From what is seen to what lies behind it"),
    PLAN("30/60/90-day plan", "What is done in the first, second and third month"),
    SUSTAINABILITY("sustainability model", "How likely the change is to last, as each of the team sees it");

    private final String words;
    private final String purpose;

    Tool(String words, String purpose) {
        this.words = words;
        this.purpose = purpose;
    }

    @Override
    public String words() {
        return words;
    }

    /** What it is for, in a sentence. */
    public String purpose() {
        return purpose;
    }

    /** The kind of part that stands on its sheets. */
    public PartKind item() {
        return switch (this) {
            case PROCESS_MAP -> PartKind.STEP;
            case FISHBONE -> PartKind.CAUSE;
            case PARETO -> PartKind.COUNTED;
            case FORCE_FIELD -> PartKind.FORCE;
            case FIVE_WHYS -> PartKind.WHY;
            case PLAN -> PartKind.PLANNED;
            case SUSTAINABILITY -> PartKind.SUSTAINING;
        };
    }
}

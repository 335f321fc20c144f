package health.cairn.contacts;

/** The reason for a contact, as a chapter of the International Classification of Primary Care (ICPC-2); never a text. */
public enum Reason implements Coded {
    UNKNOWN(0, "not known"),
    A(1, "general"),
    B(2, "blood"),
    D(3, "digestive"),
    F(4, "eye"),
    H(5, "ear"),
    K(6, "circulatory"),
    L(7, "musculoskeletal"),
    N(8, "neurological"),
    P(9, "psychological"),
    R(10, "respiratory"),
    S(11, "skin"),
    T(12, "endocrine and metabolic"),
    U(13, "urological"),
    W(14, "pregnancy and family planning"),
    X(15, "female genital"),
    Y(16, "male genital"),
    Z(17, "social");

    private final int code;
    private final String words;

    Reason(int code, String words) {
        this.code = code;
        this.words = words;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String words() {
        return words;
    }
}

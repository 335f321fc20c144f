package health.cairn.demo;

/** The ids of the measures that the fictional world has counts for; each has its definition among Cairn's own. */
final class Ids {

    static final String CERVICAL_YOUNGER = "cervical-screening-25-49";
    static final String CERVICAL_OLDER = "cervical-screening-50-64";
    static final String BREAST_COVERAGE = "breast-screening-53-70";
    static final String BREAST_UPTAKE = "breast-screening-uptake-50-70";
    static final String BOWEL_COVERAGE = "bowel-screening-60-74";
    static final String BOWEL_UPTAKE = "bowel-screening-uptake-60-74";
    static final String INCIDENCE = "new-cancer-cases";
    static final String REFERRALS = "urgent-suspected-cancer-referrals";
    static final String DETECTION = "cancers-found-by-urgent-referral";
    static final String CONVERSION = "urgent-referrals-with-cancer";
    static final String EMERGENCY_SHARE = "cancers-diagnosed-as-an-emergency";
    static final String EMERGENCY_PRESENTATIONS = "emergency-cancer-presentations";
    static final String OTHER_PRESENTATIONS = "other-cancer-presentations";
    static final String EMERGENCY_ADMISSIONS = "emergency-admissions-with-cancer";
    static final String MISSED_APPOINTMENTS = "gp-appointments-not-attended";

    private Ids() {}
}

package health.cairn.imports.formats;

import java.util.HashMap;
import java.util.Map;

/** The numbers by which Fingertips keeps age bands, as published with the FingertipsNext extract. */
final class AgeIds {

    private static final Map<String, String> BANDS = new HashMap<>();

    static {
        String bands = """
                1 All ages;4 5-9;5 10-14;6 15-19;7 20-24;8 25-29;9 30-34;10 35-39;11 40-44;12 45-49;13 50-54;14 55-59;
                15 60-64;16 65-69;17 70-74;18 75-79;19 80-84;20 85+;21 85-89;22 90+;27 65+;28 0-4;31 2;155 5-14;157 25-34;
                158 35-44;159 45-54;160 55-64;161 65-74;162 75+;163 <75;164 16+;165 75-84;168 18+;169 <16;173 <18;
                179 15-44;187 17+;188 15+;201 10-11;205 2+;219 40-74;225 53-70;227 12+;230 30+;252 19-24;261 18-24;
                279 <65;281 90-94;282 95+;298 19+;332 15-55""";
        for (String band : bands.split(";")) {
            String[] parts = band.strip().split(" ", 2);
            BANDS.put(parts[0], parts[1].equals("All ages") ? parts[1] : parts[1] + " yrs");
        }
    }

    private AgeIds() {}

    /** The band in Fingertips' words; one that is not listed keeps its number, since guessing would join two series. */
    static String band(String id) {
        if (id.isEmpty() || id.equals("-1")) {
            return "All ages";
        }
        return BANDS.getOrDefault(id, "Age band " + id);
    }
}

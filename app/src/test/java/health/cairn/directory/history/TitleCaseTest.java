package health.cairn.directory.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names from the ODS files, with the way they are written by people. */
class TitleCaseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    THE DENSHAM SURGERY | The Densham Surgery
                    ST PAUL'S MEDICAL CENTRE | St Paul's Medical Centre
                    DR A ARORA'S PRACTICE | Dr A Arora's Practice
                    ECCLES & IRLAM PCN | Eccles & Irlam PCN
                    NHS BARNSLEY CCG | NHS Barnsley CCG
                    PHOENIX @ PANACEA NEL PCN | Phoenix @ Panacea Nel PCN
                    WELWYN GARDEN CITY AND VILLAGES PCN | Welwyn Garden City and Villages PCN
                    EDEN (LUTON) PCN | Eden (Luton) PCN
                    SOUTH TYNESIDE AND SUNDERLAND NHS FOUNDATION TRUST | South Tyneside and Sunderland NHS Foundation Trust
                    GP LED WALK-IN CENTRE | GP Led Walk-in Centre
                    HMP BEDFORD | HMP Bedford
                    STOKE-ON-TRENT GP FEDERATION | Stoke-on-Trent GP Federation
                    O'BRIEN SURGERY | O'Brien Surgery
                    MCDONALD PRACTICE | McDonald Practice
                    PARK SURGERY II | Park Surgery II
                    BARNET 1W PCN | Barnet 1W PCN
                    10TH STREET SURGERY | 10th Street Surgery
                    caister medical centre | Caister Medical Centre
                    St Paul'S PCN | St Paul's PCN
                    Swb Together4Healthcare PCN | Swb Together4Healthcare PCN
                    WEST  MERTON   PCN | West Merton PCN
                    Melton, Syston And Vale PCN | Melton, Syston and Vale PCN
                    And Surgery Of | And Surgery Of
                    """)
    void isWrittenAsPeopleWriteIt(String source, String shown) {
        assertThat(TitleCase.of(source)).isEqualTo(shown);
    }
}

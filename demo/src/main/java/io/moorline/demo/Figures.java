package io.moorline.demo;

import java.util.Map;

/**
 * What became of the facts.
 *
 * @param facts rows in the captured fact tables
 * @param derived rows of reference tables that Moorline made
 * @param parked rows that wait for a reference
 * @param openLinks rows already in place whose reference does not exist
 * @param written rows in the mirrors
 * @param quarantined rows set aside, by reason
 * @param absent rows in the mirrors with a NULL link, for the fact has no such key
 * @param late rows that were set aside and went on when their reference arrived
 * @param lag committed records that some consumer group has not read
 * @param changeLog entries of the change_log
 */
record Figures(
    long facts,
    long derived,
    long parked,
    long openLinks,
    long written,
    Map<String, Long> quarantined,
    long absent,
    long late,
    long lag,
    long changeLog,
    double seconds) {}

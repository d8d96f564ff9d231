package io.moorline.demo;

import java.util.Map;

/**
 * What became of the facts.
 *
 * @param facts rows in the captured tables, those that are corrected in place included
 * @param derived rows of reference tables that Moorline made
 * @param parked rows that wait for a reference
 * @param openLinks rows already in place whose link cannot be filled yet
 * @param written rows in the mirrors, and in place those that were corrected
 * @param quarantined rows set aside, by reason
 * @param absent rows in the mirrors and in place without the key of one of their references
 * @param late rows that were set aside and went on when their reference arrived
 * @param lag committed records that some consumer group has not read
 * @param changeLog entries of the change_log
 * @param oddities how often each oddity of the example occurs, by its name
 */
public record Figures(
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
    Map<String, Long> oddities,
    double seconds) {}

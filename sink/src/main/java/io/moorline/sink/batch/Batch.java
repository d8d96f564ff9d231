package io.moorline.sink.batch;

import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.Quarantined;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Everything that one transaction writes.
 *
 * @param ranges by partition, in a fixed order
 * @param groups parents before children
 * @param rejections records that could not be read
 * @param quarantined what the quarantine topic tells, the last of each id
 * @param findings what the findings topic tells, the last of each id
 * @param records how many were read
 * @param verify compare what is stored column by column, whatever its version says
 */
public record Batch(
    Map<TopicPartition, Range> ranges,
    List<Group> groups,
    List<Rejection> rejections,
    List<Quarantined> quarantined,
    List<Finding> findings,
    int records,
    boolean verify) {}

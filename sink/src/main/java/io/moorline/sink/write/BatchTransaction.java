package io.moorline.sink.write;

import io.moorline.schemas.message.Quarantined;
import io.moorline.sink.batch.Batch;
import io.moorline.sink.batch.Group;
import io.moorline.sink.batch.Quarantines;
import io.moorline.sink.fence.FenceTable;
import io.moorline.sink.fence.VerificationTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Everything of one batch in one transaction; can be attempted again. */
final class BatchTransaction {

  /** What all batches share. */
  record Tools(
      Session session,
      FenceTable fence,
      VerificationTable verification,
      Writers writers,
      ChangeLog changeLog,
      Messages messages,
      boolean deferrable) {}

  private final Tools tools;
  private final Batch batch;
  private final Map<TopicPartition, Long> epochs;
  private Outcome outcome = new Outcome();

  BatchTransaction(Tools tools, Batch batch, Map<TopicPartition, Long> epochs) {
    this.tools = tools;
    this.batch = batch;
    this.epochs = epochs;
  }

  /**
   * Writes and commits. When the answer to an earlier attempt's commit was lost, the fence tells
   * whether there is anything left to do.
   */
  Outcome attempt() throws SQLException {
    Connection connection = tools.session.connection();
    if (tools.fence.advance(connection, batch.ranges(), epochs)) {
      outcome = write(connection);
      if (batch.verify()) {
        tools.verification.end(connection);
      }
    }
    tools.session.commit();
    return outcome;
  }

  private Outcome write(Connection connection) throws SQLException {
    if (tools.deferrable) {
      // A row that is refused only at the commit could not be told from the others.
      tools.session.execute("SET CONSTRAINTS ALL IMMEDIATE");
    }
    Outcome written = new Outcome();
    written.rejected(batch.rejections());
    for (Group group : batch.groups()) {
      written.add(tools.writers.writer(group, batch.verify()).write(group.rows()));
    }
    Sequences.advance(connection, written.entries());
    tools.changeLog.append(connection, written.entries());
    setAside(connection, written);
    return written;
  }

  private void setAside(Connection connection, Outcome written) throws SQLException {
    List<Quarantined> raised = written.rejections().stream().map(Quarantines::of).toList();
    List<Quarantined> all = new ArrayList<>(batch.quarantined());
    all.addAll(raised);
    QuarantineTable.store(connection, all);
    FindingTable.store(connection, batch.findings());
    List<Message> messages = new ArrayList<>();
    raised.stream().map(tools.messages::quarantined).forEach(messages::add);
    written.handedBack().stream().map(tools.messages::handBack).forEach(messages::add);
    Outbox.add(connection, messages);
  }
}

package io.moorline.sink.batch;

import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.Quarantined;

/** What a record turned out to be. */
public sealed interface Decoded {

  /** Puts it where it belongs in a batch. */
  void into(Gather gather);

  /** The key of the row it is about, for the watermark. */
  default String entityKey() {
    return "";
  }

  record Change(Row row) implements Decoded {
    @Override
    public void into(Gather gather) {
      gather.add(row);
    }

    @Override
    public String entityKey() {
      return row.entityKey();
    }
  }

  record Reject(Rejection rejection) implements Decoded {
    @Override
    public void into(Gather gather) {
      gather.add(rejection);
    }
  }

  record Found(Finding finding) implements Decoded {
    @Override
    public void into(Gather gather) {
      gather.add(finding);
    }

    @Override
    public String entityKey() {
      return finding.getId();
    }
  }

  record Quarantine(Quarantined record) implements Decoded {
    @Override
    public void into(Gather gather) {
      gather.add(record);
    }

    @Override
    public String entityKey() {
      return record.getId();
    }
  }
}

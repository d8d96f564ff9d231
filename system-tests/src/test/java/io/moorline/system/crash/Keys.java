package io.moorline.system.crash;

import io.moorline.rules.pipeline.KeyRule;
import io.moorline.rules.pipeline.Pipeline;

/** How the example spells its keys: the only thing that the model takes from the rules. */
record Keys(KeyRule plan, KeyRule portfolio, KeyRule serial) {

  static Keys of(Pipeline pipeline) {
    return new Keys(
        pipeline.references().get("年金计划").key().get("年金计划号"),
        pipeline.references().get("组合计划").key().get("组合代码"),
        pipeline.facts().get("规模明细").normalize().get("流水号"));
  }
}

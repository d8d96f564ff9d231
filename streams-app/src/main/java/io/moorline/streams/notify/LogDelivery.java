package io.moorline.streams.notify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how many were derived, and names some. */
final class LogDelivery implements Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(LogDelivery.class);
  private static final int NAMED = 5;

  @Override
  public void deliver(Message message) {
    Map<String, List<String>> keys =
        message.derived().stream()
            .collect(
                Collectors.groupingBy(
                    Notice::reference,
                    TreeMap::new,
                    Collectors.mapping(Notice::key, Collectors.toList())));
    keys.forEach(
        (reference, derived) ->
            LOG.atInfo()
                .addKeyValue("channel", message.channel())
                .addKeyValue("reference", reference)
                .addKeyValue("count", derived.size())
                .addKeyValue("keys", derived.subList(0, Math.min(NAMED, derived.size())))
                .log("References were derived"));
  }
}

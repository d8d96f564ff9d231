package io.moorline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows the status on standard error: redrawn in place, or as a line of JSON now and then. */
interface Screen {

  Duration REDRAW = Duration.ofMillis(500);
  Duration LINE_EVERY = Duration.ofSeconds(5);

  /** How often there is something new to show. */
  Duration interval();

  void show(Status status);

  /** What is shown from now on begins on a line of its own. */
  void done();

  static Screen of(PrintWriter err, Terminal terminal) {
    return terminal.interactive() ? new Redrawn(err, terminal.columns()) : new Lines(err);
  }

  /** One line, drawn again and again. */
  final class Redrawn implements Screen {

    private static final String TO_START_AND_CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final int columns;
    private boolean drawn;

    private Redrawn(PrintWriter err, int columns) {
      this.err = err;
      this.columns = columns;
    }

    @Override
    public Duration interval() {
      return REDRAW;
    }

    @Override
    public void show(Status status) {
      String line = StatusLine.of(status);
      // A line that wraps cannot be drawn over.
      err.print(TO_START_AND_CLEAR + line.substring(0, Math.min(line.length(), columns - 1)));
      err.flush();
      drawn = true;
    }

    @Override
    public void done() {
      if (drawn) {
        err.println();
        drawn = false;
      }
    }
  }

  /** For pipes and files. */
  final class Lines implements Screen {

    private final ObjectMapper json = new ObjectMapper();
    private final PrintWriter err;

    private Lines(PrintWriter err) {
      this.err = err;
    }

    @Override
    public Duration interval() {
      return LINE_EVERY;
    }

    @Override
    public void show(Status status) {
      try {
        err.println(json.writeValueAsString(fields(status)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("numbers are always JSON", e);
      }
    }

    @Override
    public void done() {}

    private static Map<String, Number> fields(Status status) {
      Map<String, Number> fields = new LinkedHashMap<>();
      fields.put("seconds", status.elapsed().toSeconds());
      fields.put("total", status.total());
      fields.put("loaded", status.loaded());
      fields.put("settled", status.settled());
      fields.put("captured", status.captured());
      fields.put("parked", status.parked());
      fields.put("derived", status.derived());
      fields.put("written", status.written());
      fields.put("quarantined", status.quarantined());
      fields.put("lagRows", status.lagRows());
      fields.put("lagSeconds", status.lag().toMillis() / 1000.0);
      return fields;
    }
  }
}

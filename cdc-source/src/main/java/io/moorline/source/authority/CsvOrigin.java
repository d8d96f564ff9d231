package io.moorline.source.authority;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.moorline.source.Causes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of comma separated values, its first line the names of its columns. */
record CsvOrigin(Path file) implements Origin {

  @Override
  public List<String> columns() throws AuthorityException, IOException {
    try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(Texts.open(file))) {
      return lines.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
    } catch (CsvParseException | UncheckedIOException | CharacterCodingException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void forEach(Collection<String> columns, RowReader reader)
      throws AuthorityException, IOException {
    try (CsvReader<NamedCsvRecord> records = records()) {
      for (NamedCsvRecord record : records) {
        checkWhole(record);
        reader.read(row(record, columns));
      }
    } catch (CsvParseException | UncheckedIOException | CharacterCodingException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    // Nothing stays open between two readings.
  }

  private CsvReader<NamedCsvRecord> records() throws IOException {
    return CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(Texts.open(file));
  }

  /** A field too few or too many: then nobody knows which of them is which. */
  private void checkWhole(NamedCsvRecord record) throws AuthorityException {
    int fields = record.getFieldCount();
    int columns = record.getHeader().size();
    if (fields != columns) {
      throw new AuthorityException(
          "%s is not readable as CSV: line %d has %d fields, not %d"
              .formatted(file, record.getStartingLineNumber(), fields, columns));
    }
  }

  /** Nobody can see whether an empty field is NULL or empty text: here it is NULL. */
  private static Map<String, @Nullable String> row(
      NamedCsvRecord record, Collection<String> columns) {
    Map<String, @Nullable String> row = new LinkedHashMap<>(columns.size() * 2);
    for (String column : columns) {
      String text = record.findField(column).orElse("");
      row.put(column, text.isEmpty() ? null : text);
    }
    return row;
  }

  private AuthorityException unreadable(Exception e) {
    return new AuthorityException(file + " is not readable as CSV in UTF-8: " + Causes.summary(e));
  }
}

package io.moorline.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Avro in the Confluent wire format: a zero byte, the schema's id in four bytes, the record. The
 * registry is asked once per schema; every record after that needs it no more.
 */
public final class WireFormat {

  private static final int HEADER = 5;
  private static final byte MAGIC = 0;

  private record Subject(String name, Schema schema) {}

  private record Writer(int id, GenericDatumWriter<GenericRecord> datum) {}

  /** Knows the branch of a value that fits without asking every branch of the union. */
  private static final class NullOrValueWriter extends GenericDatumWriter<GenericRecord> {

    private static final int NULL = 0;
    private static final int VALUE = 1;

    NullOrValueWriter(Schema schema) {
      super(schema);
    }

    @Override
    protected int resolveUnion(Schema union, Object datum) {
      List<Schema> branches = union.getTypes();
      if (branches.size() == 2 && branches.get(NULL).getType() == Schema.Type.NULL) {
        if (datum == null) {
          return NULL;
        }
        if (fits(branches.get(VALUE).getType(), datum)) {
          return VALUE;
        }
      }
      return super.resolveUnion(union, datum);
    }

    /** A number of another width does not: it would be cut off in silence. */
    private static boolean fits(Schema.Type type, Object datum) {
      return switch (type) {
        case STRING -> datum instanceof CharSequence;
        case INT -> datum instanceof Integer;
        case LONG -> datum instanceof Long;
        case FLOAT -> datum instanceof Float;
        case DOUBLE -> datum instanceof Double;
        case BOOLEAN -> datum instanceof Boolean;
        case BYTES -> datum instanceof ByteBuffer;
        default -> false;
      };
    }
  }

  /** What a thread writes all its records with. */
  private static final class Pen {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

    byte[] write(Writer writer, GenericRecord record) throws IOException {
      bytes.reset();
      bytes.write(MAGIC);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(writer.id()).array());
      writer.datum().write(record, encoder);
      encoder.flush();
      return bytes.toByteArray();
    }
  }

  private static final ThreadLocal<Pen> PEN = ThreadLocal.withInitial(Pen::new);

  /** Bytes that are not a record of this format, with what is wrong about them. */
  public static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final SchemaRegistry registry;
  private final Map<Subject, Writer> writers = new ConcurrentHashMap<>();
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new ConcurrentHashMap<>();

  public WireFormat(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** Registers a schema ahead of the first record, so that writing needs the registry no more. */
  public void warmUp(String subject, Schema schema) {
    writer(subject, schema);
  }

  public static String keySubject(Topic topic) {
    return topic.name() + "-key";
  }

  public static String valueSubject(Topic topic) {
    return topic.name() + "-value";
  }

  public byte[] write(String subject, GenericRecord record) {
    Writer writer = writer(subject, record.getSchema());
    try {
      return PEN.get().write(writer, record);
    } catch (IOException | RuntimeException e) {
      PEN.remove(); // What it has buffered of this record must not begin the next one.
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
  }

  /** Reads a record with the schema it was written with. */
  public GenericRecord read(byte[] bytes) {
    GenericDatumReader<GenericRecord> reader = reader(idIn(bytes));
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
    try {
      return reader.read(null, decoder);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new MalformedException("not a record of schema " + reader.getSchema().getFullName(), e);
    }
  }

  private Writer writer(String subject, Schema schema) {
    Subject key = new Subject(subject, schema);
    Writer known = writers.get(key);
    if (known == null) {
      int id = registry.register(subject, schema);
      known = new Writer(id, new NullOrValueWriter(schema));
      writers.put(key, known);
      readers.put(id, new GenericDatumReader<>(schema));
    }
    return known;
  }

  private GenericDatumReader<GenericRecord> reader(int id) {
    GenericDatumReader<GenericRecord> known = readers.get(id);
    if (known == null) {
      known = new GenericDatumReader<>(lookUp(id));
      readers.put(id, known);
    }
    return known;
  }

  private Schema lookUp(int id) {
    try {
      return registry.byId(id);
    } catch (SchemaRegistry.RegistryException e) {
      if (e.refused()) {
        throw new MalformedException("schema id " + id + " is unknown to the registry", e);
      }
      throw e;
    }
  }

  private static int idIn(byte[] bytes) {
    if (bytes.length < HEADER || bytes[0] != MAGIC) {
      throw new MalformedException("not in the Confluent wire format", null);
    }
    return ByteBuffer.wrap(bytes, 1, 4).getInt();
  }
}

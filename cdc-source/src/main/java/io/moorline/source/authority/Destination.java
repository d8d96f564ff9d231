package io.moorline.source.authority;

import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.source.CdcSchemas;
import io.moorline.source.SetAside;

/**
 * Where the rows of an authority go.
 *
 * @param maxBytes a larger record would end the whole transaction
 */
record Destination(
    Topic topic, CdcSchemas schemas, WireFormat wire, SetAside setAside, int maxBytes) {}

# One image for all parts: moorline run source | streams | sink.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -pl cli -am -DskipTests package

FROM eclipse-temurin:21-jre
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home moorline \
 && install -d -o moorline /var/lib/moorline
COPY --from=build /build/cli/target/app/lib /opt/moorline/lib
USER moorline
# The address inside the container: who reaches it from outside is decided by the ports published.
ENV MOORLINE_STATE_DIR=/var/lib/moorline \
    MOORLINE_HTTP_HOST=0.0.0.0 \
    MOORLINE_HTTP_PORT=8080 \
    MOORLINE_LOG_FORMAT=json
EXPOSE 8080
VOLUME /var/lib/moorline
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD curl --fail --silent --output /dev/null http://127.0.0.1:8080/health/live
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-cp", "/opt/moorline/lib/*", "io.moorline.cli.Moorline"]
CMD ["--help"]

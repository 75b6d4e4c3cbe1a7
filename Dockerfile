# Built in one image, run in another without build tools. To build and run: docs/deploying.md.
FROM python:3.11.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/dateline
# What changes seldom comes first, so that a new version of Dateline reuses the layer of what it stands on.
COPY requirements.lock ./
RUN /opt/dateline/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY briefings ./briefings
COPY storage ./storage
RUN /opt/dateline/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11.13-slim-bookworm
RUN groupadd --gid 10001 dateline \
 && useradd --uid 10001 --gid dateline --no-create-home --home-dir /data --shell /usr/sbin/nologin dateline \
 && install -d -m 0700 -o dateline -g dateline /data
COPY --from=build /opt/dateline /opt/dateline
# Nothing is written but into /data and /tmp, so the rest may be mounted read-only.
ENV PATH=/opt/dateline/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATELINE_HOME=/data DATELINE_LISTEN=0.0.0.0:8443 DATELINE_LOG=json
WORKDIR /data
VOLUME ["/data"]
USER 10001:10001
EXPOSE 8443
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8443/healthz', timeout=4)"]
ENTRYPOINT ["dateline"]
CMD ["run"]

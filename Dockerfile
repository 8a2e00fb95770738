# The helpdesk in an image: built with the locked dependencies, run by a user without rights on a read-only root.
# `docker build -t mukta-helpdesk .`; deploy/compose.yaml runs it beside PostgreSQL.

FROM python:3.12-slim AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/helpdesk
# What changes seldom comes first: a change of the code installs no dependency anew.
COPY requirements.lock ./
RUN /opt/helpdesk/bin/pip install --require-hashes --only-binary :all: -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY helpdesk helpdesk
COPY storage storage
COPY handlers handlers
COPY bot bot
COPY sandbox sandbox
RUN /opt/helpdesk/bin/pip install --no-deps . \
    && /opt/helpdesk/bin/python -m compileall -q /opt/helpdesk/lib \
    && /opt/helpdesk/bin/pip uninstall --yes pip

FROM python:3.12-slim
# Charts in Odia and Hindi are drawn with these letters; a font of any version will do.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-lohit-orya fonts-lohit-deva \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 helpdesk \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin helpdesk \
    && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /opt/helpdesk /opt/helpdesk
ENV PATH=/opt/helpdesk/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MPLCONFIGDIR=/tmp
# Settings and the SQLite file, if it is one, lie in /data: all that is written but /tmp.
WORKDIR /data
VOLUME /data
USER 10001:10001
EXPOSE 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=8s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8081/healthz', timeout=6)"]
ENTRYPOINT ["helpdesk"]
CMD ["run"]

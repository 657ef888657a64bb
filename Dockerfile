# The wheel is built in one stage and runs in another, which holds no compiler, no package cache and no root.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements requirements
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements/build.txt -r requirements/node.txt \
 && python -m venv /opt/theatre \
 && /opt/theatre/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements/run.txt
COPY . .
RUN python -m build --wheel --no-isolation --skip-dependency-check --outdir /tmp/wheel \
 && /opt/theatre/bin/pip install --no-cache-dir --no-deps --no-index /tmp/wheel/*.whl

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home theatre && install -d -o theatre -g theatre /data
COPY --from=build /opt/theatre /opt/theatre
ENV PATH=/opt/theatre/bin:$PATH PYTHONUNBUFFERED=1
USER theatre
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
STOPSIGNAL SIGTERM
CMD ["theatre", "serve", "--host", "0.0.0.0", "--port", "8000", "--data", "/data"]

# Pejl with Tesseract for Danish, Swedish, Norwegian and English.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        tesseract-ocr tesseract-ocr-dan tesseract-ocr-swe tesseract-ocr-eng tesseract-ocr-nor \
        tesseract-ocr-osd \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY constraints.txt pyproject.toml README.md LICENSE NOTICE ./
RUN pip install --no-cache-dir "$(grep '^torch==' constraints.txt)"
COPY ingest ingest
COPY nlp nlp
COPY corpus corpus
COPY search_api search_api
RUN pip install --no-cache-dir -c constraints.txt .

RUN useradd --create-home --uid 1000 pejl && mkdir /data && chown pejl /data
USER pejl
ENV PEJL_DATA=/data OMP_THREAD_LIMIT=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
# It listens to other machines, so it wants a key (`docker run ... pejl keys add NAME`), or
# PEJL_ACCESS=open where something in front of it lets in none but those who may.
CMD ["pejl", "serve", "--host", "0.0.0.0", "--port", "8000"]

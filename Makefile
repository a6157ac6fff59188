# `make` alone prints this list. Every target does its own set-up and is safe to run twice.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
STAMPS := .make
DATA   ?= demo-data

.DEFAULT_GOAL := help
.PHONY: help setup browser demo serve test check fix test-slow test-live bench samples up up-cluster up-dask clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: $(STAMPS)/installed ## system packages, virtual environment, Pejl itself

$(STAMPS)/system: scripts/system-packages
	scripts/system-packages
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/installed: pyproject.toml constraints.txt $(STAMPS)/system
	scripts/python-environment "$(PYTHON)" $(VENV)
	@touch $@

# the web page's tests run in Chromium and are skipped where it cannot be had
browser:
	-@PEJL_WITH_BROWSER=1 scripts/system-packages

demo: setup ## ingest the sample corpus, search it, compare two agreements
	scripts/demo $(BIN)/pejl $(DATA)

serve: setup ## the service and the web page on the demo's corpus, http://127.0.0.1:8017
	$(BIN)/pejl serve --data $(DATA) --port 8017

test: setup browser check ## style, types, layers and the tests (minutes)
	$(BIN)/python -m pytest -q

check: setup ## ruff, mypy --strict, import-linter; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup ## what ruff can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test-slow: setup ## the long ones: kills, hostile files, load
	$(BIN)/python -m pytest -q -m slow

test-live: setup ## index tests against the server that PEJL_TEST_QDRANT_URL names
	$(BIN)/python -m pytest -q -m live

bench: setup ## every benchmark that runs here; figures are kept in docs/benchmarks.md
	scripts/bench $(BIN)

samples: setup ## make the sample corpus anew from its texts
	$(BIN)/python -m corpus.samples.make_samples

up: ## Qdrant server and Pejl, with Docker
	docker compose up --build

up-cluster: ## three Qdrant nodes and Pejl, with Docker
	PEJL_QDRANT_SHARDS=6 PEJL_QDRANT_REPLICAS=2 PEJL_QDRANT_WRITE_CONSISTENCY=2 \
	docker compose --profile cluster up --build

up-dask: ## Qdrant server, Pejl, and a Dask cluster that reads the files, with Docker
	PEJL_SCHEDULER=tcp://scheduler:8786 docker compose --profile dask up --build

clean: ## remove what was built, not what was ingested
	rm -rf $(VENV) $(STAMPS) .mypy_cache .ruff_cache .pytest_cache

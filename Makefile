# newslake: everything a person runs by name. `make help` lists it.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
LOCK_EXTRAS := --extra readers --extra dask --extra postgres --extra bench --extra dev

export PREFECT_HOME ?= $(CURDIR)/.prefect
export PREFECT_SERVER_ANALYTICS_ENABLED ?= false
export DO_NOT_TRACK ?= 1

.PHONY: help setup run real test check format lock bench soak docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "newslake needs $(PYTHON) on the PATH (or: make PYTHON=/path/to/python3.11)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $@

setup: $(READY) ## make .venv from requirements.lock

run: $(READY) ## ingest the bundled sample site and show what came out
	$(BIN)/newslake tour

real: $(READY) ## the same pipeline over ../shared's 202 real pages, where they are
	$(BIN)/python -m benchmarks.real

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder

coverage: $(READY) ## which branches the tests reach, `newslake up` included, and whether they are enough
	$(BIN)/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder --cov --cov-report=
	$(BIN)/python -m pytest -m soak tests/flows/prefect/test_up.py --cov --cov-append --cov-report=
	$(BIN)/coverage report --skip-covered --include='transform/*,records/*,extract/article/*' --fail-under=95
	$(BIN)/coverage report --skip-covered --omit='transform/*,records/*,extract/article/*' --fail-under=85

check: $(READY) ## lint, types and architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(READY) ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## renew requirements.lock from pyproject.toml (takes several minutes)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(LOCK_EXTRAS) -o requirements.lock pyproject.toml

bench: $(READY) ## measure speed and quality; prints what it measured
	$(BIN)/python -m benchmarks.run

soak: $(READY) ## the long proofs: kills, faults, memory
	$(BIN)/python -m pytest -m soak

docs: $(READY) ## renew the documents derived from code
	$(BIN)/python -m load.data_dictionary > docs/data-dictionary.md

clean: ## remove the environment and everything made by runs
	rm -rf $(VENV) .prefect .newslake lake build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

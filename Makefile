# make demo   sets everything up, fills a demonstration workspace and starts the site
# make test   sets everything up and runs the tests
# make test-postgresql  runs the tests that use the database on a PostgreSQL of their own
# make check  lint, types and layers
# make spark  adds Spark, for the tests that run the rules on it (Java 17 is needed)
# make bridge adds Ibis, which reads the dataset out of SQL Server and PostgreSQL
# make audit  looks the pinned packages up in lists of known vulnerabilities
# make lock   pins the requirement files anew
# make docs   builds the documentation into site/

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
# What is installed is compiled where it is used, which is a small part of it: hence --no-compile.
INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r
REPORTS ?= $(wildcard ../shared/data/ofsted/reports)
PORT ?= 8000
WORKERS ?= auto
# Where tests are of what people do and keep: they run on PostgreSQL, too.
PEOPLES_WORK = $(addprefix tests/web/,accounts audit database notices uploads work test_access.py)

.DEFAULT_GOAL := help
.PHONY: help demo test test-postgresql check audit lock docs assets setup setup-dev spark bridge clean

help:
	@sed -n 's/^# \(make .*\)/  \1/p' Makefile

$(BIN)/python:
	@echo "Making a Python environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(STAMPS)/app: requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the site needs (a minute or two the first time) …"
	@$(INSTALL) requirements/build.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/app
	@echo "Installing the tools for tests …"
	@$(INSTALL) requirements/dev.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/spark: requirements/spark.txt $(STAMPS)/dev
	@echo "Installing Spark (half a gigabyte) …"
	@$(INSTALL) requirements/spark.txt
	@mkdir -p $(STAMPS) && touch $@

spark: $(STAMPS)/spark

$(STAMPS)/bridge: requirements/bridge.txt $(STAMPS)/dev
	@echo "Installing Ibis and its drivers …"
	@$(INSTALL) requirements/bridge.txt
	@mkdir -p $(STAMPS) && touch $@

bridge: $(STAMPS)/bridge

$(STAMPS)/audit: requirements/audit.txt $(STAMPS)/dev
	@echo "Installing pip-audit …"
	@$(INSTALL) requirements/audit.txt
	@mkdir -p $(STAMPS) && touch $@

audit: $(STAMPS)/audit
	@$(BIN)/python scripts/audit_dependencies.py

setup: $(STAMPS)/app assets

setup-dev: $(STAMPS)/dev assets

assets: $(STAMPS)/app
	@$(BIN)/python -m lineofsight.web.build_assets

demo: setup
	@$(BIN)/lineofsight demo --port $(PORT) $(if $(REPORTS),--reports "$(REPORTS)")

test: setup-dev
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not browser"

test-postgresql: setup-dev
	@$(BIN)/python -m tests.postgresql $(BIN)/python -m pytest $(PEOPLES_WORK) -n $(WORKERS) -m "database and not browser"

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: setup-dev
	$(BIN)/python -m mkdocs build --strict

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

lock: setup-dev
	$(LOCK) pyproject.toml --extra build --extra dev -o requirements/dev.txt
	$(LOCK) pyproject.toml --extra build -c requirements/dev.txt -o requirements/build.txt
	$(LOCK) pyproject.toml -c requirements/dev.txt -o requirements/app.txt
	$(LOCK) pyproject.toml --extra spark -c requirements/dev.txt -o requirements/spark.txt
	$(LOCK) pyproject.toml --extra bridge -c requirements/dev.txt -o requirements/bridge.txt
	$(LOCK) pyproject.toml --extra postgresql -c requirements/dev.txt -o requirements/postgresql.txt
	$(LOCK) pyproject.toml --extra audit -c requirements/dev.txt -o requirements/audit.txt

clean:
	rm -rf $(VENV) node_modules site

# Tegengeluid. The two commands: make serve, make test. `make help` lists the others.

HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
BUILD := pyproject.toml constraints.txt hatch_build.py
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
CHECKERS := tests/browser/checkers
.PHONY: help setup serve test test-setup check-pages campaign bench constraints clean

help:
	@echo 'make serve        set up, load arguments/, serve; HOST=... PORT=... choose the address'
	@echo 'make test         format, lint, types, all tests'
	@echo 'make check-pages  every page under axe, html-validate and Lighthouse; fetches them with npm'
	@echo 'make campaign     the long tests: crashes, faults, every property on many examples'
	@echo 'make bench        the figures, each against a peer in the same run'
	@echo 'make constraints  pin the newest compatible versions in constraints.txt'
	@echo 'make clean        remove what was made here, but never a database'

serve: $(VENV)/serve.stamp
	@$(BIN)/debate serve --host $(HOST) --port $(PORT)

setup: $(VENV)/serve.stamp

test-setup: $(VENV)/test.stamp

test: $(VENV)/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy debate
	$(BIN)/python -m pytest -rs --numprocesses=auto $(PYTEST)

campaign: $(VENV)/test.stamp
	$(BIN)/python -m pytest -rs -m 'campaign or hypothesis' --hypothesis-profile=campaign $(PYTEST)

check-pages: $(VENV)/test.stamp .checkers/stamp
	cp $(CHECKERS)/*.js $(CHECKERS)/*.mjs .checkers
	$(BIN)/python -m pytest -rs -m '' --numprocesses=auto tests/browser/test_pages.py tests/browser/test_checkers.py $(PYTEST)

bench: $(VENV)/bench.stamp
	$(BIN)/python -m bench

constraints: $(VENV)/bin/python
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --all-extras \
		--no-header --no-annotate --no-emit-index-url \
		--no-emit-package pip --no-emit-package setuptools --output-file constraints.txt pyproject.toml

clean:
	rm -rf $(VENV) build dist node_modules .checkers .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Python 3.11 or newer, with a way to make an environment: the standard library's, else uv.
$(VENV)/bin/python:
	@for python in python3.14 python3.13 python3.12 python3.11 python3; do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		found=$$python; \
		$$python -c 'import ensurepip, venv' 2>/dev/null && exec $$python -m venv $(VENV); \
	done; \
	command -v uv >/dev/null && exec uv venv --quiet --seed --python '>=3.11' $(VENV); \
	if [ -n "$$found" ]; \
	then echo "$$found cannot make an environment here: apt install python3-venv, then try again." >&2; \
	else echo "Python 3.11 or newer is needed: apt install python3 python3-venv, then try again." >&2; \
	fi; exit 1

$(VENV)/serve.stamp: $(BUILD) | $(VENV)/bin/python
	@echo 'Setting up in $(VENV): once, and again when the dependencies change ...'
	@$(PIP) --editable .
	@touch $@

$(VENV)/test.stamp: $(BUILD) | $(VENV)/bin/python
	@echo 'Setting up for the tests in $(VENV): once, and again when the dependencies change ...'
	@$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/serve.stamp

.checkers/stamp: $(CHECKERS)/package.json
	@command -v npm >/dev/null || { echo 'npm is needed: apt install npm, then try again.' >&2; exit 1; }
	@mkdir -p .checkers
	@cp $< .checkers
	@npm install --prefix .checkers --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)/bench.stamp: $(BUILD) | $(VENV)/bin/python
	@$(PIP) --editable '.[test,bench]'
	@touch $@ $(VENV)/test.stamp $(VENV)/serve.stamp

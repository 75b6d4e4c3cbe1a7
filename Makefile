# Two commands do all the set-up: `make run` and `make test`. Both need Python 3.11 or later and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A .venv that another checkout made would import that checkout's code; PYTHONPATH must not either.
unexport PYTHONPATH
# Whoever forbids Python to keep what it compiled pays for it anew in each worker, and in each process that a test starts.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-long test-all lint faults bench lock audit sbom clean

run: $(VENV)/.run
	@$(BIN)/dateline

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Dateline needs Python 3.11 or later; name one with: make PYTHON=python3.11 run" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# --no-deps on the project: the lock has named everything already.
$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installing what Dateline needs (once; about a minute) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run tests/requirements.lock
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports

# Three on two processors: while one waits for a process that it started, for a server or for a clock, two others work.
PYTEST := $(BIN)/python -m pytest -n 3 --dist worksteal

# Everything but what is long by nature (the marker says why of each), which is there in a small version.
test: lint
	$(PYTEST) -m "not long"

# What `make test` leaves out, and once more, thoroughly, what it does little of: kills, and examples made up.
test-long: $(VENV)/.test
	DATELINE_TEST_THOROUGH=1 $(PYTEST) -m "long or faults or hypothesis"

test-all: test test-long

# A thousand kills of the real process, two hundred of two processes on one PostgreSQL; the better part of an hour.
# `make test` does six and two, `make test-long` forty and eight.
faults: $(VENV)/.test
	DATELINE_TEST_KILLS=1000 $(BIN)/python -m pytest --timeout 0 -m faults tests/journeys -x

bench: $(VENV)/.test
	@for file in bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

# Writes both locks anew; needs uv. The addresses of package indexes stay out of them.
lock: COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --custom-compile-command "make lock"
lock:
	$(COMPILE) --extra build --extra encryption --extra dev pyproject.toml -o tests/requirements.lock
	$(COMPILE) --extra build --extra encryption -c tests/requirements.lock pyproject.toml -o requirements.lock

# The tools for these two have an environment of their own.
$(VENV)/tools/.done: $(VENV)/bin/python deploy/tools.txt
	@$(PYTHON) -m venv $(VENV)/tools
	@$(VENV)/tools/bin/python -m pip install -qq --disable-pip-version-check -r deploy/tools.txt
	@touch $@

# Known holes in what Dateline stands on; says so where no index of advisories can be reached.
audit: $(VENV)/tools/.done
	$(VENV)/tools/bin/python deploy/audit.py requirements.lock

# What a release is made of, as CycloneDX.
sbom: $(VENV)/tools/.done
	@mkdir -p dist
	$(VENV)/tools/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --of JSON -o dist/sbom.cdx.json

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Everything runs in .venv, which is built and refreshed by itself; nothing global is installed.
# Pass arguments on with ARGS, for example: make test ARGS="-k times -x"

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
JOBS ?= 2
ARGS ?=

# The first Python on the PATH that is 3.11 or newer and can make a virtual environment.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && { echo "$$p"; break; }; done)

# Where every line and branch has to be reached: what writes, reads and proves events.
CORE := */ledger/store/*,*/ledger/trust/*,*/ledger/codec.py,*/ledger/events.py,*/ledger/checks.py,$\
	*/ledger/references.py,*/ledger/claims.py,*/ledger/clock.py,*/ledger/values.py,$\
	*/ledger/inquiry.py,*/ledger/times.py,*/ledger/_edtf.py,*/ledger/errors.py

# What is measured of memory here grows with what is noted of the lines that were reached.
GROWING := tests/exporting/test_files.py::test_memory_does_not_grow_with_the_number_of_claims

# pyright says on every run that a newer pyright exists.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test coverage lint ruff imports mypy pyright format docs wheel bench fuzz mutate eval torture changelog clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

$(PY):
	@test -n "$(PYTHON)" || { echo "claimledger needs Python 3.11 or newer with its venv module;" \
		"install it, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

# What `make demo` needs, and what everything else needs; a change of pyproject.toml refreshes both.
$(VENV)/.ready-demo: pyproject.toml | $(PY)
	$(PIP) install --editable '.[cli]'
	@touch $@

$(VENV)/.ready: pyproject.toml | $(PY)
	$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.ready-demo $@

demo: $(VENV)/.ready-demo ## run the main job on the shipped samples
	@$(BIN)/claimledger demo $(ARGS)

test: $(VENV)/.ready ## run the tests, README, docs and docstrings included
	@$(PY) -m pytest -n $(JOBS) --dist loadfile $(ARGS)

coverage: $(VENV)/.ready ## run the library's tests, show what none reaches; fails if it is in the core
	@$(PY) -m pytest -n $(JOBS) --dist loadfile --cov=ledger --cov-report=term \
		$(addprefix --ignore=tests/,adapters evaluation kit) $(addprefix --deselect=,$(GROWING)) $(ARGS)
	@$(BIN)/coverage report --fail-under=100 --include='$(CORE)'

lint: ruff imports mypy pyright ## ruff, import contracts, mypy and pyright (make -k lint: all of them)

ruff: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

imports: $(VENV)/.ready
	$(BIN)/lint-imports --no-cache

mypy: $(VENV)/.ready
	$(BIN)/mypy

pyright: $(VENV)/.ready
	$(BIN)/pyright

format: $(VENV)/.ready ## sort imports and format
	$(BIN)/ruff check --select I --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.ready ## build the documentation into docs/_build/html
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

wheel: $(VENV)/.ready ## build sdist and wheel into dist/ and check what is in the wheel
	rm -rf dist
	$(PY) -m build --no-isolation
	$(BIN)/check-wheel-contents dist/*.whl

bench: $(VENV)/.ready ## measure against bare SQLite and a general event store
	@$(PY) -m benchmarks $(ARGS)

fuzz: $(VENV)/.ready ## fuzz an adapter for ten minutes: make fuzz ARGS="csv"
	$(PIP) install --editable '.[fuzz]'
	@$(PY) -m tests.fuzzing.fuzz $(or $(ARGS),--help)

mutate: $(VENV)/.ready ## change the code and see whether a test fails: make mutate ARGS="tree codec"
	$(PIP) install --editable '.[mutation]'
	@$(PY) -m tests.mutation.mutate $(ARGS)

eval: $(VENV)/.ready ## score the prose reader on its gold
	@$(PY) -m evaluation $(or $(ARGS),all)

torture: $(VENV)/.ready ## run the long forms of the reliability tests
	@$(PY) -m pytest -m torture tests $(ARGS)

changelog: $(VENV)/.ready ## show the release notes that the fragments add up to
	@$(BIN)/towncrier build --draft

clean: ## remove .venv, builds and caches
	rm -rf $(VENV) build dist docs/_build htmlcov .coverage .coverage.* .hypothesis \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Two commands matter to a newcomer: `make run` and `make test`. `make help` lists the others.

PYTHON ?= python3
# The order of the tests and what they invent follow from the seed: `make prove SEED=...` repeats a
# run. Only the order changes in `make test`: its examples are the same each time.
SEED := $(or $(SEED),$(shell date +%s))
# Test processes at once; `make test JOBS=0` runs all in one, for a debugger.
JOBS ?= auto
# More for pytest, as in `make test ARGS="tests/models -k card"`.
ARGS ?=

BIN := .venv/bin
MADE := .venv/.made-from-lock
SYSTEM := $(PYTHON) tools/system_packages.py
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist worksteal \
	-p randomly --randomly-seed=$(SEED) --hypothesis-seed=$(SEED)

.DEFAULT_GOAL := help
.PHONY: help system-env env run test prove check lint format canvas bench bench-huge screenshots clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r target text; do printf '%-20s %s\n' "$$target" "$$text"; done

system-env:
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON) here; Footpath needs Python 3.11 or newer." >&2; exit 1; }
	@$(SYSTEM) env

env: $(MADE) ## make .venv with Footpath and all its tools

# Only where the lock or the project's own metadata changed is there anything to do.
$(MADE): requirements.lock pyproject.toml | system-env
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-build-isolation --no-deps --editable .
	@# As an installation does; else the first start compiles, or every one where Python may not write.
	$(BIN)/python -m compileall -q app
	@touch $@

run: env ## open the taxi sample; without a screen export it to build/
	@$(SYSTEM) run
	@$(BIN)/python -m tools.run

test: env ## run the tests, in short forms where the long ones take minutes
	@$(SYSTEM) test
	$(PYTEST) $(ARGS)

prove: env ## run the tests in full numbers and print the census of what they met
	@$(SYSTEM) prove
	@echo "Seed: $(SEED)"
	$(PYTEST) --prove $(ARGS)

lint: env ## check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint ## what has to hold before a change goes in
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_repository.py
	@$(MAKE) --no-print-directory test SEED=$(SEED)

format: env ## put the sources into the common format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

canvas: env ## run the tests of windows once more on a real X server
	@$(SYSTEM) canvas
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1920x1080x24" \
		$(BIN)/python -m pytest -p randomly --randomly-seed=$(SEED) -m canvas $(ARGS)

bench: env ## measure small and large maps against the limits
	@$(SYSTEM) bench
	$(BIN)/python -m bench $(ARGS)

bench-huge: env ## the same with the huge map
	@$(SYSTEM) bench
	$(BIN)/python -m bench --huge $(ARGS)

screenshots: env ## picture windows, panels and dialogs in build/screenshots/
	@$(SYSTEM) screenshots
	$(BIN)/python -m tools.screenshots $(ARGS)

clean: ## remove what was made; the environment .venv stays
	rm -rf build dist .hypothesis
	find app bench tests tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

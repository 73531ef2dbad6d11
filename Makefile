# Every target works from a fresh clone; `setup` is done by the others when it is needed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test test-web shots check bench docs pins clean

setup: .venv/ready

.venv/ready: requirements.txt requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Variorum needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: setup
	@mkdir -p out
	$(BIN)/variorum edition examples/harbour --store out/demo.sqlite --html out/demo.html
	@echo "The page: out/demo.html"

test: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal -q

# The pages in a real browser, where Debian's chromium is installed; skips with the reason where it is not.
test-web: setup
	VARIORUM_BROWSER=1 $(BIN)/python -m pytest -q tests/web/browser

# Pictures of every view, to look at.
shots: setup
	$(BIN)/python docs/make_shots.py

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python benchmarks/run_all.py

docs: setup
	$(BIN)/python docs/make_commands.py
	$(BIN)/python docs/make_settings.py
	$(BIN)/python docs/make_api.py

# Rewrites the pinned lists from pyproject.toml; they hold names and versions only, no addresses.
pins: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url requirements-dev.in -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv out build dist

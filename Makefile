# Everything a person does with this project.  `make run` and `make test` work on a fresh machine with Python and make.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := .tools/bin/uv
SCHEMATHESIS := .tools/schemathesis/.ready
WIDGET := assistant/widget
SCRIPT := $(WIDGET)/dist/dario-chat.js
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export PYTHONWARNINGS := ignore

# $(call step,what,command): say what is done, do it, say how long it took.
step = @echo "== $(1)"; begun=$$(date +%s); $(2) && echo "   $$(( $$(date +%s) - begun )) s"

.PHONY: help run test setup knowledge train chat lint types validate unit format lock models benchmark parts evaluate compare-models clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: setup ## set up, check and load the knowledge, train if needed, serve on 127.0.0.1
	@exec $(BIN)/dario run

test: setup $(SCHEMATHESIS) lint types ## every check and test
	$(call step,checking the knowledge,$(BIN)/dario knowledge check)
	$(call step,training if needed,$(BIN)/dario train)
	$(call step,validating Rasa's data,$(BIN)/rasa data validate --fail-on-warnings --data data --domain domain.yml --config config.yml)
	$(call step,running the tests on two cores,$(BIN)/pytest -n 2 --dist loadfile)

setup: $(VENV)/.ready $(SCRIPT) ## install what Dario needs into .venv, and build the widget

$(UV):
	$(call step,getting uv from the package index,$(PYTHON) -m venv .tools && .tools/bin/pip install -q --disable-pip-version-check uv || $(PYTHON) -m pip install -q --target .tools uv)

$(VENV)/.ready: $(UV) requirements.lock pyproject.toml
	$(call step,making .venv with Python $$(cat .python-version),$(UV) venv -q --allow-existing --python $$(cat .python-version) $(VENV))
	$(call step,installing the locked packages (a few minutes the first time),$(UV) pip sync --python $(BIN)/python --require-hashes requirements.lock)
	$(call step,installing the command dario,$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation --editable .)
	@touch $@

# Node.js and npm come with the locked packages; npm finds node by the path.  Without npm's registry there is no widget, and
# everything else works: that is told, stops nothing, and is tried again the next time.
npm = (export PATH="$(CURDIR)/$(BIN):$$PATH"; cd $(WIDGET) && npm $(1))

define without_widget
{ echo "   npm could not install esbuild, which bundles the chat for the page (its own words are above)."; \
  echo "   Dario works without it: the call's page links to the conversation by plain forms, /chat."; \
  echo "   To have it: reach https://registry.npmjs.org, or name a mirror (export npm_config_registry=https://...),"; \
  echo "   then make setup"; }
endef

$(WIDGET)/node_modules/.ready: $(VENV)/.ready $(WIDGET)/package.json $(WIDGET)/package-lock.json $(WIDGET)/.npmrc
	$(call step,installing what bundles the widget,{ $(call npm,ci --loglevel=error > /dev/null) && touch $@; } || $(without_widget))

$(SCRIPT): $(WIDGET)/node_modules/.ready $(WIDGET)/build.mjs $(shell find $(WIDGET)/src -type f)
	$(call step,building the widget,if [ -f $< ]; then $(call npm,run --silent build); else echo "   left out"; fi)

$(SCHEMATHESIS): $(UV) tests/api/requirements.lock
	$(call step,installing schemathesis apart,$(UV) venv -q --allow-existing --python $$(cat .python-version) .tools/schemathesis && $(UV) pip sync -q --python .tools/schemathesis/bin/python --require-hashes tests/api/requirements.lock)
	@touch $@

knowledge: setup ## check and load the knowledge base; live at once, without training
	$(BIN)/dario knowledge check
	$(BIN)/dario knowledge load

train: setup ## train the model if something that matters changed
	$(BIN)/dario train

chat: setup ## talk to Dario in the terminal
	$(BIN)/dario chat

lint: setup ## style and format
	$(call step,linting,$(BIN)/ruff check . && $(BIN)/ruff format --check .)

types: setup ## types
	$(call step,checking types,$(BIN)/mypy)

unit: setup ## the tests that need no model
	$(BIN)/pytest tests/unit

format: setup ## write the code in the house format
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

lock: $(UV) ## compile every requirements.in into its requirements.lock
	$(UV) pip compile -q --upgrade --no-emit-index-url --generate-hashes --python-version $$(cat .python-version) \
		--override overrides.txt requirements.in -o requirements.lock
	$(UV) pip compile -q --upgrade --no-emit-index-url --generate-hashes --python-version $$(cat .python-version) \
		tests/api/requirements.in -o tests/api/requirements.lock

models: setup ## get spaCy's own small models (needs internet; it_core_news_sm is CC BY-NC-SA)
	$(BIN)/python -m ensurepip -q
	$(BIN)/python -m spacy download it_core_news_sm-3.4.0 --direct
	$(BIN)/python -m spacy download en_core_web_sm-3.4.1 --direct

benchmark: setup ## measure Dario beside Rasa's starter bot and write docs/performance.md
	$(BIN)/python -m benchmarks

parts: setup ## learn from data/parts how sure it is that a topic is asked (after a change of the examples)
	$(BIN)/python -m evaluation.asked

evaluate: setup ## measure how well people are understood and write docs/evaluation.md
	$(BIN)/python -m evaluation

compare-models: setup ## compare kinds of models on the same examples and write docs/models.md
	$(BIN)/python -m evaluation.compare

clean: ## remove what was made, but not what people said (.dario)
	rm -rf $(VENV) .tools $(WIDGET)/dist $(WIDGET)/node_modules models results .rasa .mypy_cache .ruff_cache .pytest_cache

# Thin: every target is a command that works without make.
PYTHON ?= python3
PORT ?= 8000
SIZE ?= 100000
# "./" in this folder and with `make -C`; the whole way with `make -f`.
HERE := $(dir $(lastword $(MAKEFILE_LIST)))
MANAGE := $(PYTHON) "$(HERE)manage.py"
COMPILE := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11

.PHONY: help serve test both bench weigh judging failover load crowd contract exports edits torture measuring coverage mutation audit-dependencies lock

help:
	@echo "make serve [PORT=8000]   make what is missing, import the seeds on first start, serve on this machine only"
	@echo "make test                lint, types, checks, the suite on SQLite and PostgreSQL, and in a browser"
	@echo "make both                the same, and on PostgreSQL also what no engine could answer otherwise"
	@echo "make bench SIZE=100000   time searches beside tantivy and Datasette; installs requirements-bench.txt first"
	@echo "make weigh SIZE=10000    what each kind of page weighs, asks and takes, beside Django's floor"
	@echo "make judging             two hundred proposals judged by keyboard in a browser, and every pair of colliding saves"
	@echo "make failover            a primary and two standbys of PostgreSQL, the primary killed while people read"
	@echo "make load                ten minutes of reading while curators save and texts come in, on both databases"
	@echo "make crowd               every page in every look, in a browser, and over ten thousand articles and five thousand actors"
	@echo "make contract            a thousand made-up requests an operation of the API, judged by its own description"
	@echo "make exports SIZE=100000 lists of so many commitments as files, one and ten at once, beside readers; a CSV in LibreOffice"
	@echo "make edits               five hundred random edits and two hundred merge chains, on both databases"
	@echo "make torture             a thousand random damages, imports killed 250 times and met by faults, on both databases"
	@echo "make coverage            lines and branches of the archive that its tests pass"
	@echo "make mutation            faults put into the modules that must not have any, and how many the tests notice"
	@echo "make audit-dependencies  bills of materials (CycloneDX) of the lock files, and what is known against the packages"
	@echo "make lock                compile the seven lock files anew (needs uv)"

serve:
	@$(MANAGE) serve --port $(PORT)

test:
	@$(MANAGE) test_all

both:
	@$(MANAGE) test_all --both

# BENCH_POSTGRESQL names an empty database to be measured as well.
bench:
	$(PYTHON) -m venv "$(HERE)var/bench/venv"
	"$(HERE)var/bench/venv/bin/pip" install -q --require-hashes -r "$(HERE)requirements-bench.txt"
	cd "$(HERE)" && var/bench/venv/bin/python -m bench $(SIZE)

weigh:
	cd "$(HERE)" && $(PYTHON) -m bench.weighing $(SIZE)

# Beside a server that is told to end with it; EXAMPLES requests for each operation.
contract: export EXAMPLES ?= 1000
contract:
	$(PYTHON) -m venv "$(HERE)var/contract/venv"
	"$(HERE)var/contract/venv/bin/pip" install -q --require-hashes -r "$(HERE)requirements-contract.txt"
	@$(MANAGE) test_slow tests/web/api/test_schemathesis.py

exports:
	cd "$(HERE)" && $(PYTHON) -m bench.exporting $(SIZE)
	@$(MANAGE) test_slow tests/web/exports

# The slow tests, by name; each prints the figures of docs/promises.md that it reached.
failover:
	@$(MANAGE) test_slow tests/operating/test_failover.py

load:
	@$(MANAGE) test_slow tests/operating/test_load.py
	@$(MANAGE) test_slow --postgresql tests/operating/test_load.py

# All that a browser can judge: every page in every look, the desks, and the pages before ten thousand articles.
crowd:
	@$(MANAGE) test_slow tests/browser

edits:
	@$(MANAGE) test_slow tests/curating
	@$(MANAGE) test_slow --postgresql tests/curating

judging:
	@$(MANAGE) test_slow tests/browser/test_judging.py tests/admin/test_judging_cost.py tests/admin/test_collisions.py
	@$(MANAGE) test_slow --postgresql tests/admin/test_judging_cost.py tests/admin/test_collisions.py

torture:
	@$(MANAGE) test_slow tests/preservation tests/importing/test_interrupting.py
	@$(MANAGE) test_slow --postgresql tests/preservation tests/importing/test_interrupting.py

measuring:
	$(PYTHON) -m venv "$(HERE)var/measuring/venv"
	"$(HERE)var/measuring/venv/bin/pip" install -q --require-hashes -r "$(HERE)requirements.txt" -r "$(HERE)requirements-test.txt" -r "$(HERE)requirements-measuring.txt"

# Lines and branches that the tests pass, on SQLite; promised are 95 in 100.
coverage: measuring
	cd "$(HERE)" && var/measuring/venv/bin/python -m pytest -q -n auto -m "not slow and not browser" --cov --cov-report=term:skip-covered

# Faults put into the modules that pyproject.toml names, one at a time; promised is that 85 in 100 are noticed.
mutation: measuring
	cd "$(HERE)" && var/measuring/venv/bin/mutmut run && var/measuring/venv/bin/mutmut results

# Asks the database of known faults over the network, and says so when it cannot be reached (status 2).
audit-dependencies:
	$(PYTHON) -m venv "$(HERE)var/audit/venv"
	"$(HERE)var/audit/venv/bin/pip" install -q --require-hashes -r "$(HERE)requirements-audit.txt"
	@$(MANAGE) audit_dependencies "$(HERE)var/audit/venv/bin"

lock: export UV_CUSTOM_COMPILE_COMMAND = make lock
lock:
	cd "$(HERE)" && $(COMPILE) pyproject.toml -o requirements.txt
	cd "$(HERE)" && $(COMPILE) --group test -c requirements.txt -o requirements-test.txt
	cd "$(HERE)" && $(COMPILE) --group contract -o requirements-contract.txt
	cd "$(HERE)" && $(COMPILE) --group browser -c requirements.txt -c requirements-test.txt -o requirements-browser.txt
	cd "$(HERE)" && $(COMPILE) pyproject.toml --group bench -c requirements.txt -c requirements-test.txt -o requirements-bench.txt
	cd "$(HERE)" && $(COMPILE) --group measuring -c requirements.txt -c requirements-test.txt -o requirements-measuring.txt
	cd "$(HERE)" && $(COMPILE) --group audit -o requirements-audit.txt

"""The API asked by schemathesis for what its own description promises: `make contract`.

Slow, and with packages of its own (requirements-contract.txt), which `make contract` puts into var/contract/venv.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.operating.site import served

pytestmark = pytest.mark.slow

PROGRAM = Path(settings.BASE_DIR) / "var" / "contract" / "venv" / "bin" / "schemathesis"


def test_every_operation_answers_as_it_is_described(tmp_path: Path) -> None:
    if not PROGRAM.exists():
        pytest.skip(f"{PROGRAM} is not there: make contract")
    with served(tmp_path / "archive", {}) as site:
        where = f"http://127.0.0.1:{site.port}/api/v1/openapi.json"
        wanted = ["--checks", "all", "--max-examples", os.environ.get("EXAMPLES", "1000"), "--workers", "2"]
        command = [PROGRAM, "--config-file", Path(__file__).with_name("schemathesis.toml"), "run", where, *wanted]
        done = subprocess.run(command, cwd=tmp_path, check=False)
    assert done.returncode == 0

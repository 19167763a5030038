"""One engine, the one that DATABASE_URL names: fills it, then times its work. Prints one JSON object.

python -m bench.one SIZE
"""

from __future__ import annotations

import json
import os
import sys

import django


def main(size: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    from bench.measuring import measured

    print(json.dumps(measured(size)))


if __name__ == "__main__":
    main(int(sys.argv[1]))

#!/usr/bin/env python3
"""The archive's command line: `python3 manage.py serve`, `python3 manage.py help`."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this file also meets the Pythons that the project refuses)
    sys.exit(
        "Aide-Mémoire needs Python 3.11 or newer; this is Python {}.{}. Name a newer one: "
        "make serve PYTHON=python3.12, or python3.12 manage.py serve.".format(*sys.version_info)
    )

from archive import bootstrap


def main() -> None:
    bootstrap.prepare(sys.argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

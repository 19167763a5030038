"""`python manage.py evaluate GOLD.json`: how well the machine reads texts that a person coded."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.documents import Refused, open_documents
from archive.evaluation import Gold, GoldError, evaluate, load_gold
from archive.evaluation.fields import Result
from archive.evaluation.reporting import as_json, as_text
from archive.extraction import read
from archive.extraction.reading import Reading


class Command(BaseCommand):
    help = "Reads the texts of a gold file and says, field by field, what was right, missed and wrongly found."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", type=Path, help="the gold file (JSON)")
        parser.add_argument("--texts", type=Path, help="folder of the texts; else the gold file's, then seeds/")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        gold = _load(options["gold"])
        folders = [options["texts"]] if options["texts"] else [options["gold"].parent, settings.BASE_DIR / "seeds"]
        result = evaluate(gold, _readings(gold, folders))
        self.stdout.write(_json(result) if options["json"] else as_text(result), ending="")


def _json(result: Result) -> str:
    return json.dumps(as_json(result), ensure_ascii=False, indent=1) + "\n"


def _load(path: Path) -> Gold:
    try:
        return load_gold(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: the gold file cannot be read ({error}).") from None
    except GoldError as error:
        raise CommandError(f"{path}: {error}.") from None


def _readings(gold: Gold, folders: list[Path]) -> Mapping[str, Reading]:
    return {article.file: _reading(article.file, folders) for article in gold.articles}


def _reading(name: str, folders: list[Path]) -> Reading:
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        places = " or ".join(map(str, folders))
        raise CommandError(f"{name}: there is no such text in {places}. Name its folder with --texts.")
    try:
        opened = next(open_documents(path.name, path.read_bytes()))
    except (OSError, Refused) as error:
        raise CommandError(f"{path}: {error}.") from None
    if isinstance(opened, Refused):
        raise CommandError(str(opened))
    return read(opened)

"""How pages name their static files: hashed once they were collected, plain before."""

from __future__ import annotations

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedOrFound(CompressedManifestStaticFilesStorage):
    """Links a collected file by its hashed name, one that was not collected by its own.

    Without collected files, or with those of an older release, every page would answer 500 for want of a style sheet.
    A name that no folder holds is a mistake of ours and is still refused.
    """

    def stored_name(self, name: str) -> str:
        try:
            return super().stored_name(name)
        except ValueError:
            if finders.find(name) is None:
                raise
            return name

"""The page that takes files from a browser into the same import as every other, and shows its report."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.admin.acts.page import needs, page
from archive.curating.uploading import LARGEST_TOGETHER, MOST_FILES, Sent, refusal, take_in
from archive.documents import FORMATS
from archive.importing.finding import LARGEST
from archive.importing.report import OUTCOMES, Report

MEGABYTE = 1024 * 1024


@needs("add_article")
def upload_articles(request: HttpRequest) -> HttpResponse:
    """GET asks for files; POST imports them, or says why not."""
    if request.method != "POST":
        return _show(request)
    sent = [Sent(file.name or "", file.size or 0, _bytes_of(file)) for file in request.FILES.getlist("files")]
    if why := refusal(sent):
        return _show(request, refused=why, status=400)
    return _show(request, report=take_in(sent, request.user, rehearse="rehearse" in request.POST))  # type: ignore[arg-type]


def _bytes_of(file: Any) -> Any:
    def read() -> bytes:
        file.seek(0)
        return bytes(file.read())

    return read


def _show(request: HttpRequest, report: Report | None = None, refused: str = "", status: int = 200) -> HttpResponse:
    return page(
        request,
        "upload",
        _("Upload articles"),
        status=status,
        refused=refused,
        report=report,
        counts=[(outcome, report.counts[outcome]) for outcome in OUTCOMES] if report else [],
        formats=", ".join(sorted(FORMATS)),
        most=MOST_FILES,
        largest=LARGEST // MEGABYTE,
        together=LARGEST_TOGETHER // MEGABYTE,
    )

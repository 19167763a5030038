"""The sketch of an article's text, kept beside it, so that later articles find near-duplicates of it."""

from __future__ import annotations

from archive.comparing.sketches import sketch
from archive.importing.grouping.accounts import body_text
from archive.models import Article, Sketch, SketchBand


def keep_sketch(article: Article) -> None:
    """Writes nothing when the text says what it said before."""
    made = sketch(body_text(article))
    signature = made.to_bytes()
    kept = Sketch.objects.filter(article=article).first()
    if kept is not None and bytes(kept.signature) == signature:
        return
    if kept is not None:
        kept.delete()
        SketchBand.objects.filter(article=article).delete()
    Sketch.objects.bulk_create([Sketch(article=article, signature=signature)])
    SketchBand.objects.bulk_create(SketchBand(article=article, band=band) for band in made.bands)

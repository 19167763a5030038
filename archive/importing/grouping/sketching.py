"""The sketch of an article's text, kept beside it, so that later articles find near-duplicates of it."""

from __future__ import annotations

from archive.comparing.sketches import TextSketch, sketch
from archive.importing.grouping.accounts import body_text
from archive.models import Article, Sketch, SketchBand


def keep_sketch(article: Article, is_new: bool = False) -> TextSketch:
    """Writes nothing when the text says what it said before."""
    made = sketch(body_text(article))
    signature = made.to_bytes()
    kept = [] if is_new else list(Sketch.objects.filter(article=article).values_list("signature", flat=True))
    if signature in map(bytes, kept):
        return made
    if kept:
        Sketch.objects.filter(article=article).delete()
        SketchBand.objects.filter(article=article).delete()
    Sketch.objects.bulk_create([Sketch(article=article, signature=signature)])
    SketchBand.objects.bulk_create(SketchBand(article=article, band=band) for band in made.bands)
    return made

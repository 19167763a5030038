"""What is kept of a text so that its near-duplicates are found without reading every other text."""

from __future__ import annotations

from django.db import models


class Sketch(models.Model):
    """The smallest hashes of an article's shingles (see `archive.comparing.sketches`): derived, made anew at will."""

    article = models.OneToOneField("archive.Article", models.CASCADE, primary_key=True, related_name="sketch")
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"sketch of {self.article_id}"


class SketchBand(models.Model):
    """One band of a sketch: texts that share one are worth comparing."""

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="bands")
    band = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["band", "article"], name="sketch_band")]

    def __str__(self) -> str:
        return f"band of {self.article_id}"

"""An act that cannot be done, and why: a sentence for the curator who asked for it."""

from __future__ import annotations


class ActRefused(ValueError):
    """Nothing was changed. The message names the thing and the way out, in the language of the page."""

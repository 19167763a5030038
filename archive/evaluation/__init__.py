"""How well the machine reads: its readings against texts that a person coded.

    gold       a gold file -> frozen records, refused with a sentence where it cannot be used
    scores     counts of hits, misses and false alarms -> precision, recall, F1
    matching   which proposal answers which coded message: the rule is stated there
    fields     the list of fields, with the rule of each; of_article, of_messages, of_cleaning compare them
    of_statements   what is made of all texts together: events, aligned messages, drifts
    reporting  the result as JSON and as plain sentences

Never: changes a reading, weighs a field, or hides what was missed. Pure, but for the command that opens the files.
To add a field: a function from (GoldArticle, Reading) to Comparison in one of those three, its line in FIELDS.
"""

from __future__ import annotations

from archive.evaluation.fields import FIELDS, evaluate
from archive.evaluation.gold import Gold, GoldError, load_gold

__all__ = ["FIELDS", "Gold", "GoldError", "evaluate", "load_gold"]

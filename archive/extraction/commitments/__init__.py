"""Commitments: who promised what to whom, found in the sentences of a document.

A sentence is read in steps, one module each:

    tokens       words with offsets and the actors named in them
    matching     the cues it says ("agreed to", "stands ready to", "s'engage à"), from data/words/<language>/cues.toml
    ../speakers  whose words they are ("he said", "according to the declaration"), carried over between sentences
    asides       days and turns of phrase inside a verb
    subjects     the noun phrase that does what the cue says, when it is one that can act for a state
    clauses      one message for each cue with a subject, with its span; what one message swallows of another
    guards       what looks like a message and is none: agendas, forecasts, history, courtesy
    discourse    what a reader remembers: whom the text is about, who "they" are
    listing      promises in a list under "Both sides undertook to:"
    issuing      whose words a text without a reporter is: a ministry's, a meeting's
    parties      who is bound, towards whom; standing says for which state a name speaks
    meaning      the kind of a message, and what it is about
    messages     the record: modality, quantity, deadline, codes

Never: a trained model, a look-up outside the lexicons, a message without its quote, a clock.

To add a verb: put it in cues.toml of its language, under the rule it belongs to; give its forms in verbs.toml when they
are irregular. To add a rule: a new [[cue]] table; its `rule` names every proposal it makes.
To add a language: a folder `archive/lexicons/data/words/<code>/` with grammar.toml, verbs.toml, cues.toml, topics.toml
and times.toml (copy those of the nearest language and translate: each file explains its tables), then sentences of that
language in tests/extraction/labelled/. No Python changes unless the language puts its words in another order.
"""

from __future__ import annotations

from archive.extraction.commitments.messages import find_commitments, reads_commitments, unread

__all__ = ["find_commitments", "reads_commitments", "unread"]

"""READING -> ROWS: what the archive holds, and the words in which it is asked for.

The records of the codebook, one file a noun, each with its QuerySet. Models decide nothing: what a code means is
said in `archive.lexicons.codebook`, how a reading becomes rows in `importing`, who may change them in `admin`.

To add a field: the model, a migration, the reading that proposes it (`extraction`), `importing.storing`, then
the admin and the page that show it. A field that people may set is named in the model's `CURATED`.
"""

from archive.models.actor import Actor, ActorAlias, Membership, Office
from archive.models.article import Article, Original
from archive.models.citation import Citation
from archive.models.commitment import Commitment
from archive.models.duplicate import Duplicate
from archive.models.exchange import CommitmentActor
from archive.models.follow_up import SETTLED, Fulfilment, Status, StatusEntry
from archive.models.formula_use import FormulaUse
from archive.models.import_run import ImportProblem, ImportRun
from archive.models.journal import Event, Head, Touch
from archive.models.mention import Appearance, Mention
from archive.models.naming import SetAside
from archive.models.offer import Offer
from archive.models.publisher import Publisher
from archive.models.review import Difference, ReviewState
from archive.models.sketch import Sketch, SketchBand
from archive.models.statement import Report, Statement, StatementActor
from archive.models.topic import Topic
from archive.models.wording import Wording

__all__ = [
    "SETTLED",
    "Actor",
    "ActorAlias",
    "Appearance",
    "Article",
    "Citation",
    "Commitment",
    "CommitmentActor",
    "Difference",
    "Duplicate",
    "Event",
    "FormulaUse",
    "Fulfilment",
    "Head",
    "ImportProblem",
    "ImportRun",
    "Membership",
    "Mention",
    "Offer",
    "Office",
    "Original",
    "Publisher",
    "Report",
    "ReviewState",
    "SetAside",
    "Sketch",
    "SketchBand",
    "Statement",
    "StatementActor",
    "Status",
    "StatusEntry",
    "Topic",
    "Touch",
    "Wording",
]

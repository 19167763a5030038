"""Every queue, by the last part of its address, in the order in which the first page of the desks lists them."""

from __future__ import annotations

from archive.admin.queues.actors import NewActors
from archive.admin.queues.commitments import Commitments
from archive.admin.queues.dates import Dates
from archive.admin.queues.differences import Differences
from archive.admin.queues.duplicates import Duplicates
from archive.admin.queues.problems import Problems
from archive.admin.queues.queue import Queue
from archive.admin.queues.reports import Reports

QUEUES: dict[str, Queue] = {
    queue.name: queue
    for queue in (Commitments(), Dates(), NewActors(), Duplicates(), Reports(), Differences(), Problems())
}

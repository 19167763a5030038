"""Which of the candidates an account belongs to: the best one against which nothing speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.comparing.accounts import Account
from archive.comparing.events import Verdict, may_be_same, same_event

CLEARLY_BETTER = 0.5
"""By so much another statement must be better for a proposal to move."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement, the report it agrees with best, and why."""

    statement: int
    with_account: str
    verdict: Verdict


def choose(account: Account, known: Mapping[int, Sequence[Account]], current: int | None) -> Choice | None:
    """`known` are the reports of each candidate; `current` is the statement the account stands in now."""
    choices = [choice for key, reports in known.items() if (choice := _against(account, key, reports))]
    ranked = sorted(choices, key=lambda choice: (-choice.verdict.score, choice.statement))
    if not ranked:
        return None
    stays = next((choice for choice in ranked if choice.statement == current), None)
    better = stays is None or ranked[0].verdict.score > stays.verdict.score + CLEARLY_BETTER
    return ranked[0] if better else stays


def _against(account: Account, statement: int, reports: Sequence[Account]) -> Choice | None:
    """None when no report agrees, or when one cannot be of the same event."""
    verdicts = [(report, same_event(account, report)) for report in reports]
    agreeing = [(report, verdict) for report, verdict in verdicts if verdict.is_one_event]
    if not agreeing or any(verdict.is_veto for _, verdict in verdicts):
        return None
    report, verdict = max(agreeing, key=lambda pair: pair[1].score)
    return Choice(statement, report.key, verdict)


def may_belong(account: Account, reports: Sequence[Account]) -> bool:
    """Whether `choose` could take the statement, told from accounts without messages."""
    verdicts = [may_be_same(account, report) for report in reports]
    return None not in verdicts and any(verdicts)

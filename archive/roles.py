"""Who may do what at the curators' desks: the matrix of roles, put into permission groups after each migration.

    viewer           sees every desk, changes nothing
    reviewer         judges and corrects what the machine proposed
    editor           also uploads articles, keeps and merges authority records, statements and publishers, and deletes
                     what is wrong
    administrator    also keeps topics, users and their roles

The log of imports is read by all and written by nobody; of its problems reviewers say that they are settled. To the
log of what became of a promise lines are added, by reviewers and above, and none is ever changed. What changes
authority records is for editors: judging new actors and possible duplicates, too. An administrator is not a superuser:
the desks' own refusals (no article without a file, no commitment without evidence) hold for everyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.db.models import Q

VIEW, CHANGE, ADD, DELETE = "view", "change", "add", "delete"
PROPOSED = (
    "article",
    "appearance",
    "mention",
    "commitment",
    "commitmentactor",
    "difference",
    "report",
    "wording",
    "fulfilment",
)
AUTHORITIES = ("actor", "actoralias", "office", "membership", "publisher", "statement", "statementactor")
LOGS = ("importrun", "importproblem", "original", "formulause")
ALL = (*PROPOSED, *AUTHORITIES, *LOGS, "topic", "statusentry", "duplicate")

Rights = dict[str, tuple[str, ...]]

VIEWER: Rights = dict.fromkeys(ALL, (VIEW,))
REVIEWER: Rights = (
    {**VIEWER, **dict.fromkeys(PROPOSED, (VIEW, CHANGE))}
    | dict.fromkeys(("appearance", "commitmentactor"), (VIEW, CHANGE, ADD, DELETE))
    | {"statusentry": (VIEW, ADD), "importproblem": (VIEW, CHANGE)}
)
EDITOR: Rights = {**REVIEWER, **dict.fromkeys(AUTHORITIES, (VIEW, CHANGE, ADD, DELETE))} | {
    "report": (VIEW, CHANGE, ADD, DELETE),
    "commitment": (VIEW, CHANGE, DELETE),
    "article": (VIEW, CHANGE, ADD),
    "duplicate": (VIEW, CHANGE),
}
ADMINISTRATOR: Rights = EDITOR | {
    "topic": (VIEW, CHANGE, ADD),
    "user": (VIEW, CHANGE, ADD, DELETE),
    "group": (VIEW,),
}
ROLES: dict[str, Rights] = {
    "viewer": VIEWER,
    "reviewer": REVIEWER,
    "editor": EDITOR,
    "administrator": ADMINISTRATOR,
}


def codenames(role: str) -> Iterator[tuple[str, str]]:
    """(application, permission) for each right of a role."""
    for model, actions in ROLES[role].items():
        for action in actions:
            yield ("auth" if model in ("user", "group") else "archive"), f"{action}_{model}"


def sync_roles(sender: AppConfig, **options: Any) -> None:
    """Makes the groups hold what the matrix says: after a migration, whatever somebody clicked together before."""
    from django.apps import apps as installed

    for label in ("archive", "auth"):
        create_permissions(installed.get_app_config(label), verbosity=0)
    Group, Permission = installed.get_model("auth", "Group"), installed.get_model("auth", "Permission")
    for role in ROLES:
        wanted = Q()
        for label, codename in codenames(role):
            wanted |= Q(content_type__app_label=label, codename=codename)
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(Permission.objects.filter(wanted))

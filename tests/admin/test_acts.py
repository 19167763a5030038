"""The pages of acts: who may, what they show and do without JavaScript, and that nothing hostile breaks them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.models import Actor, Article, Commitment, ImportRun, Mention
from tests import builders, readings
from tests.admin.test_roles import OK, someone
from tests.importing.test_storing import store, store_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return someone("editor")


def said(answer: object) -> str:
    """The messages on the page that follows."""
    return " ".join(str(message) for message in answer.context["messages"])  # type: ignore[attr-defined]


def test_merging_shows_what_moves_then_merges_and_can_be_undone(editor: Client) -> None:
    source, target = builders.actor("Jane Doe"), builders.actor("Doe, Jane")
    builders.appearance(builders.article(), source)
    address = reverse("admin:archive_actor_merge", args=[source.pk])
    assert "are spellings of one name" in editor.get(address).content.decode()
    assert f"?into={target.pk}" in editor.get(address, {"q": "doe"}).content.decode()
    preview = editor.get(address, {"into": target.pk})
    assert [(str(line.what), line.count) for line in preview.context["moving"]] == [("articles that name it", 1)]
    after = editor.post(address, {"into": target.pk, "act": "merge", "reason": "one woman"}, follow=True)
    assert "went up in" in said(after)
    assert source.history.latest("history_id").history_change_reason == "one woman"
    assert "Undo the merge" in editor.get(address).content.decode()
    undone = editor.post(address, {"act": "undo"}, follow=True)
    assert "stands for itself again" in said(undone)
    assert Actor.objects.get(pk=source.pk).merged_into is None


@pytest.mark.parametrize("into", ["", "x", "0", "9" * 30, "-1", "²"])
def test_a_target_that_is_none_merges_nothing(into: str, editor: Client) -> None:
    address = reverse("admin:archive_actor_merge", args=[builders.actor("Jane").pk])
    assert editor.post(address, {"into": into, "act": "merge"}).status_code == 302
    assert editor.get(address, {"into": into}).status_code == OK
    assert not Actor.objects.exclude(merged_into=None).exists()


@pytest.fixture
def article() -> Article:
    return store(readings.reading())


def text_page(article: Article) -> str:
    return reverse("admin:archive_article_text", args=[article.pk])


def test_typed_words_are_found_and_where_there_are_several_one_is_chosen(article: Article, editor: Client) -> None:
    once = editor.get(text_page(article), {"q": "China  thanked\r\nit"})
    assert once.context["chosen"].quote == "China thanked it"
    several = editor.get(text_page(article), {"q": "China"})
    assert (several.context["chosen"], len(several.context["found"])) == (None, 3)
    assert not editor.get(text_page(article), {"q": "Narnia"}).context["found"]


def sent(article: Article, words: str, **fields: object) -> dict[str, object]:
    start = article.text.rindex(words)
    return {"start": start, "end": start + len(words), "quote": words, **fields}


def test_chosen_words_become_a_message_of_that_person(article: Article, editor: Client) -> None:
    china, kazakhstan = (Actor.objects.get(key=f"country:{code}") for code in ("CHN", "KAZ"))
    fields = {"kind": "assessment", "modality": "state", "by": [china.pk], "to": [], "other_to": "KZ"}
    answer = editor.post(text_page(article), sent(article, "China thanked it", act="commitment", **fields), follow=True)
    assert "Marked as a message" in said(answer)
    made = article.commitments.get(quote="China thanked it")
    assert [part.actor for part in made.parts.order_by("-role")] == [china, kazakhstan]
    assert made.set_by["kind"]["by"] == "a-editor"


@pytest.mark.parametrize("named", [{"actor": "country:CHN"}, {"other": "Xi Jinping"}, {"other": "person:xi-jinping"}])
def test_chosen_words_become_a_name(named: dict[str, str], article: Article, editor: Client) -> None:
    builders.actor("Xi Jinping")
    fields = {"actor": Actor.objects.get(key=named["actor"]).pk} if "actor" in named else named
    editor.post(text_page(article), sent(article, "it", act="mention", **fields))
    assert article.mentions.get(quote="it").set_by_person


def test_a_name_wrongly_seen_is_taken_away(article: Article, editor: Client) -> None:
    row = article.mentions.order_by("start").last()
    assert row
    shown = editor.get(text_page(article), {"start": row.start, "end": row.end})
    assert shown.context["named"] == [row]
    editor.post(text_page(article), sent(article, row.quote, act="no mention", mention=row.pk))
    assert not Mention.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"quote": "other words"}, "it has changed, mark the words again"),
        ({"start": "x"}, "no words"),
        ({"end": "99999"}, "no words"),
        ({"start": "9" * 40}, "no words"),
    ],
)
def test_offsets_and_words_that_disagree_change_nothing(
    fields: dict[str, str], why: str, article: Article, editor: Client
) -> None:
    answer = editor.post(text_page(article), sent(article, "it", act="cut") | fields, follow=True)
    assert why in said(answer)
    assert Article.objects.get().recuts == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"act": "mention"}, "Say who is named."),
        ({"act": "mention", "other": "Nobody"}, "Nobody is known as"),
        ({"act": "mention", "other": "The Same"}, "may be several"),
        ({"act": "commitment", "kind": "x", "modality": "state"}, "Select a valid choice"),
        ({"act": "commitment", "kind": "call", "modality": "urge", "deadline": "soon"}, "Enter a valid date"),
    ],
)
def test_a_form_that_says_too_little_is_shown_again(
    fields: dict[str, str], why: str, article: Article, editor: Client
) -> None:
    for key in ("one", "two"):
        Actor.objects.create(key=key, slug=key, type="person", name="The Same")
    answer = editor.post(text_page(article), sent(article, "it", **fields))
    assert (answer.status_code, why in answer.content.decode()) == (400, True)


def span_page(row: Commitment) -> tuple[str, dict[str, str]]:
    row = Commitment.objects.get(pk=row.pk)
    return reverse("admin:archive_commitment_span", args=[row.pk]), {"seen": row.updated_at.isoformat()}


def test_a_message_is_split_at_a_word_and_joined_again(article: Article, editor: Client) -> None:
    row = article.commitments.get()
    address, seen = span_page(row)
    word = next(word for word in editor.get(address).context["words"] if word.text == "consulate")
    editor.post(address, {**seen, "act": "split", "at": word.at})
    first, second = article.commitments.order_by("start")
    assert (first.pk, second.quote) == (row.pk, "consulate in China")
    address, seen = span_page(first)
    assert editor.get(address).context["neighbours"] == [second]
    editor.post(address, {**seen, "act": "join", "with": second.pk})
    assert Commitment.objects.get(pk=row.pk).quote == "Kazakhstan will open a consulate in China"


def test_of_several_places_a_message_is_marked_at_the_nearest(article: Article, editor: Client) -> None:
    address, seen = span_page(article.commitments.get())
    editor.post(address, {**seen, "act": "respan", "quote": "China"})
    assert article.commitments.get().start == article.text.index("China issued")


def test_what_somebody_else_changed_meanwhile_is_not_changed_again(article: Article, editor: Client) -> None:
    address, seen = span_page(article.commitments.get())
    for words, done in (("will open", "quotes"), ("China", "Somebody else changed")):
        answer = editor.post(address, {**seen, "act": "respan", "quote": words}, follow=True)
        assert done in said(answer)
    assert article.commitments.get().quote == "will open"


def upload(client: Client, *files: tuple[str, bytes], **fields: str) -> object:
    sent_files = [SimpleUploadedFile("x", content) for _name, content in files]
    for file, (name, _content) in zip(sent_files, files, strict=True):
        file._name = name
    return client.post(reverse("admin:archive_article_upload"), {"files": sent_files, **fields})


TEXT = "Kazakhstan and China issue a joint statement\n\nASTANA, 3 July 2024. Kazakhstan will open a consulate in China."


def test_uploaded_files_come_in_by_the_same_import_with_its_report(editor: Client) -> None:
    answer = upload(editor, ("statement.txt", TEXT.encode()), ("statement.txt.meta.toml", b'publisher = "Kazinform"'))
    assert dict(answer.context["counts"])["created"] == 1  # type: ignore[attr-defined]
    article, run = Article.objects.get(), ImportRun.objects.get()
    assert (article.publisher.name, article.original.file_name) == ("Kazinform", "statement.txt")  # type: ignore[union-attr]
    assert (run.user.username, run.created) == ("a-editor", 1)  # type: ignore[union-attr]
    again = upload(editor, ("statement.txt", TEXT.encode()), ("statement.txt.meta.toml", b'publisher = "Kazinform"'))
    assert dict(again.context["counts"])["unchanged"] == 1  # type: ignore[attr-defined]


def test_another_text_under_the_same_name_is_another_article(editor: Client) -> None:
    upload(editor, ("statement.txt", TEXT.encode()))
    upload(editor, ("statement.txt", TEXT.replace("Kazakhstan", "Mongolia").encode()))
    assert Article.objects.count() == 2


def test_a_rehearsal_writes_nothing(editor: Client, settings: object) -> None:
    answer = upload(editor, ("statement.txt", TEXT.encode()), rehearse="1")
    assert (answer.context["report"].dry, Article.objects.count(), ImportRun.objects.count()) == (True, 0, 0)  # type: ignore[attr-defined]


def test_what_the_import_refuses_is_named_in_the_report(editor: Client) -> None:
    answer = upload(editor, ("statement.txt", TEXT.encode()), ("photo.jpg", b"\xff\xd8\xff\xe0 no text"))
    assert dict(answer.context["counts"])["refused"] == 1  # type: ignore[attr-defined]
    assert "photo.jpg" in answer.content.decode()  # type: ignore[attr-defined]


def test_an_upload_without_files_says_so(editor: Client) -> None:
    answer = editor.post(reverse("admin:archive_article_upload"), {})
    assert (answer.status_code, "No file was chosen" in answer.content.decode()) == (400, True)


def appearance_form(article: Article, editor: Client, **rows: dict[str, object]) -> None:
    """Sends the form of the article as it stands, but for rows of its actors, by the key of the actor."""
    address = reverse("admin:archive_article_change", args=[article.pk])
    page = editor.get(address)
    form, formsets = page.context["adminform"].form, page.context["inline_admin_formsets"]
    parts = [form, *(part for one in formsets for part in (one.formset.management_form, *one.formset.initial_forms))]
    sent = {part.add_prefix(name): part[name].value() for part in parts for name in part.fields}
    for one in formsets[0].formset.initial_forms:
        for name, value in rows.get(one.instance.actor.key.replace("country:", ""), {}).items():
            sent[one.add_prefix(name)] = value
    sent["_seen"] = page.context["seen"]
    answer = editor.post(address, {name: value for name, value in sent.items() if value not in (None, False)})
    assert answer.status_code == 302, answer.context["errors"] if answer.context else answer.status_code


def test_an_actor_that_a_curator_takes_out_of_an_article_does_not_come_back(article: Article, editor: Client) -> None:
    appearance_form(article, editor, CHN={"DELETE": "on"})
    again = store_again(article, readings.reading())
    assert [row.actor.key for row in again.appearances.all()] == ["country:KAZ"]


def test_neither_does_one_that_a_curator_exchanged_for_another(article: Article, editor: Client) -> None:
    other = builders.actor("Somebody Else")
    appearance_form(article, editor, CHN={"actor": other.pk})
    again = store_again(article, readings.reading())
    assert {row.actor.key for row in again.appearances.all()} == {"country:KAZ", other.key}


@pytest.mark.parametrize("many", [False, True])
def test_a_deleted_proposal_stays_rejected_so_that_it_is_not_proposed_again(
    many: bool, article: Article, editor: Client
) -> None:
    row = article.commitments.get()
    if many:
        address = reverse("admin:archive_commitment_changelist")
        editor.post(address, {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"})
    else:
        editor.post(reverse("admin:archive_commitment_delete", args=[row.pk]), {"post": "yes"})
    again = store_again(article, readings.reading())
    assert [(one.pk, one.review_state) for one in again.commitments.all()] == [(row.pk, "rejected")]

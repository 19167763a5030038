"""What a page costs Django at the least, on this machine: an application of its own, with no middleware at all.

    gunicorn bench.floor:application

/empty/ answers with nothing, /list/ with a list that is always the same: twenty rows and forty links of facets.
"""

from __future__ import annotations

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

LIST = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<ol>{% for row in rows %}<li><h2><a href="{{ row.address }}">{{ row.title }}</a></h2>
<p>{{ row.day }} · {{ row.publisher }} · {{ row.language }}</p><p>{{ row.snippet }}</p></li>{% endfor %}</ol>
<ul>{% for one in facets %}<li><a href="?{{ one.name }}={{ one.value }}">{{ one.label }}</a> {{ one.count }}</li>
{% endfor %}</ul></body></html>"""

if not settings.configured:
    settings.configure(
        ROOT_URLCONF="bench.floor",
        ALLOWED_HOSTS=["localhost"],
        SECRET_KEY="nothing is signed here",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )

ROWS = [
    {
        "address": f"/articles/{number}/",
        "title": f"Article number {number} of the list",
        "day": "8 September 2013",
        "publisher": "Outlet",
        "language": "English",
        "snippet": "Both sides agreed to expand trade & investment. " * 5,
    }
    for number in range(20)
]
FACETS = [{"name": "country", "value": f"X{place}", "label": f"State {place}", "count": 9} for place in range(40)]


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def whole_list(request: HttpRequest) -> HttpResponse:
    context = {"title": "Articles", "rows": ROWS, "facets": FACETS}
    return HttpResponse(_template.render(context, request))


urlpatterns = [path("empty/", empty), path("list/", whole_list)]
application = get_wsgi_application()
_template = engines["django"].from_string(LIST)

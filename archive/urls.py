"""Every address of the archive. English has no prefix, French is under /fr/; machines' addresses have neither."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from archive.operating.metrics import metrics
from archive.web.views import machines

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", machines.healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("robots.txt", machines.robots, name="robots"),
    path("", include("archive.web.machine_urls")),
    *i18n_patterns(path("", include("archive.web.urls")), prefix_default_language=False),
]

handler400 = "archive.web.views.errors.bad_request"
handler403 = "archive.web.views.errors.forbidden"
handler404 = "archive.web.views.errors.not_found"
handler500 = "archive.web.views.errors.server_error"

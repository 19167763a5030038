"""Django's settings, read from the environment once.

Two modes, chosen by ARCHIVE_MODE:

    local        the default: nothing to set up, loopback only, a key of its own kept under ARCHIVE_DATA
    production   everything said in the environment; refuses to start when what is said is unsafe
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from archive.guard.csp import CSP
from archive.settings.databases import databases
from archive.settings.environment import read_environment
from archive.settings.local_key import local_secret_key
from archive.settings.logs import logging_to_stderr

BASE_DIR = Path(__file__).resolve().parents[2]
ENVIRONMENT = read_environment(os.environ, BASE_DIR)
DATA_DIR = ENVIRONMENT.data_dir

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key or local_secret_key(DATA_DIR)
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = list(ENVIRONMENT.hosts) if ENVIRONMENT.mode == "production" else LOOPBACK

INSTALLED_APPS = [
    "archive",
    "archive.apps.CurationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_filters",
    "simple_history",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "archive.guard.csp.ContentSecurityPolicyMiddleware",
    "archive.guard.headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.operating.measuring.MeasuringMiddleware",
    "archive.guard.throttling.ThrottlingMiddleware",
    "archive.web.exports.turns.PagesFirst",
    "archive.operating.replicas.ReadersFromStandbysMiddleware",
    "archive.web.caching.middleware.PagesThatDidNotChange",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "archive.journal.requests.JournalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    # The last, as django-axes asks: it turns a refused login into its answer.
    "axes.middleware.AxesMiddleware",
]

TEMPLATE_SOURCES = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
TAG_NOUNS = ("archived", "codes", "wordings", "addresses", "lists", "records", "frame")
TEMPLATE_TAGS = ["archive.web.templating.folding", *(f"archive.web.tags.{noun}" for noun in TAG_NOUNS)]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("archive.web.templating.loader.OnceALanguage", TEMPLATE_SOURCES)],
            "builtins": ["django.templatetags.i18n", *TEMPLATE_TAGS],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = databases(ENVIRONMENT.database_url, ENVIRONMENT.replica_urls, DATA_DIR)
DATABASE_ROUTERS = ["archive.operating.replicas.ReadersFromStandbys"]
REPLICAS = [alias for alias in DATABASES if alias != "default"]
REPLICA_LAG = ENVIRONMENT.replica_lag

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# What readers are shown of a text whose own record does not say: "full", "excerpt" or "metadata".
DEFAULT_RIGHTS = ENVIRONMENT.rights

# Seconds of processor time that the import gives to reading one document; what takes more is stored, not fully read.
READING_SECONDS = ENVIRONMENT.reading_seconds

# Bytes of finished pages that each worker process keeps in memory.
PAGE_MEMORY = int(ENVIRONMENT.page_memory * 1024 * 1024)

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [path for path in [BASE_DIR / "static"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "archive.serving.linking.HashedOrFound"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Files that were not collected are served from where they are (archive.serving.linking).
WHITENOISE_USE_FINDERS = True

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Ten tries in five minutes for a name at an address. The names of who tried are kept for that long, and no longer.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_USE_ATTEMPT_EXPIRATION = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "archive.guard.login.locked_out"
AXES_CLIENT_IP_CALLABLE = "archive.guard.clients.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
EMBEDDED_BY = ENVIRONMENT.embedded_by
TRUSTED_PROXIES = ENVIRONMENT.proxies
REQUESTS_A_SECOND = ENVIRONMENT.requests_a_second
METRICS_TOKEN = ENVIRONMENT.metrics_token

# A working day: whoever leaves a desk open overnight logs in again.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

if ENVIRONMENT.mode == "production":
    # gunicorn believes X-Forwarded-Proto from the proxies in FORWARDED_ALLOW_IPS, so Django needs no setting for it.
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # The prefix makes browsers refuse the cookie from another host or over plain HTTP.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

LOGGING = logging_to_stderr(ENVIRONMENT.log)

"""Settings, all by environment; the defaults run on one machine with SQLite."""

from datetime import datetime
from pathlib import Path

import environ

env = environ.Env()
PACKAGE = Path(__file__).resolve().parents[1]

DATA_DIR = Path(env.str("TONGHOP_DATA_DIR", default="var/data")).resolve()
DEBUG = env.bool("TONGHOP_DEBUG", default=False)
SECRET_KEY = env.str("TONGHOP_SECRET_KEY", default="")
if not SECRET_KEY:
    from tonghop.site.secrets import stored_secret_key

    SECRET_KEY = stored_secret_key(DATA_DIR)
ALLOWED_HOSTS = env.list("TONGHOP_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("TONGHOP_TRUSTED_ORIGINS", default=[])

# The one way to move the clock, for the demonstration and tests; a banner says so on every page.
_now = env.str("TONGHOP_NOW", default="")
TONGHOP_NOW = datetime.fromisoformat(_now) if _now else None

INSTALLED_APPS = [
    "tonghop.web",  # first, so that its sign-in page stands before the library's
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "tonghop.site.apps.StaticFiles",
    "allauth",
    "allauth.account",
    "django_bootstrap5",
    "django_htmx",
    "js_lib_bootstrap5",
    "django_tasks",
    "django_tasks_db",
    "tonghop.journal",
    "tonghop.organisations",
    "tonghop.queue",
    "tonghop.plans",
    "tonghop.campaigns",
    "tonghop.reports",
    "tonghop.quality",
    "tonghop.consolidation",
    "tonghop.documents",
    "tonghop.recommendations",
    "tonghop.chasing",
    "tonghop.exchange",
    "tonghop.jobs",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tonghop.web.middleware.SecurityHeaders",
    "tonghop.web.middleware.DomainErrors",
]

ROOT_URLCONF = "tonghop.site.urls"
WSGI_APPLICATION = "tonghop.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tonghop.web.context.page",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'tonghop.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "tonghop.site.sqlite"
    # FULL: a receipt survives a power cut too (docs/adr/0009); NORMAL survives only the death of a process.
    _synchronous = env.str("TONGHOP_SQLITE_SYNCHRONOUS", default="FULL")
    # Measured: 960 of 960 writes of 16 processes; Django's own defaults lose a quarter to "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={_synchronous}; PRAGMA foreign_keys=ON;",
    }
else:
    # How often a statement is asked before the server keeps its plan; "none" behind a pooler that cannot (PgBouncer
    # before 1.21 in transaction mode).
    _threshold = env.str("TONGHOP_PREPARE_THRESHOLD", default="2")
    DATABASES["default"].setdefault("OPTIONS", {})["prepare_threshold"] = (
        None if _threshold == "none" else int(_threshold)
    )
# Kept open between requests: opening SQLite anew costs more than a page's queries, and closing its last connection
# writes the whole journal back each time.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("TONGHOP_CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = ["tonghop.web.accounts.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "tonghop.web.accounts.Adapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"verify": "30/m/ip"}  # beside the library's own: files sent to the public page that verifies
ACCOUNT_PREVENT_ENUMERATION = True

LANGUAGE_CODE = "vi"  # one language for now: whatever the browser says, libraries speak Vietnamese too
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

BOOTSTRAP5 = {"set_placeholder": False}  # the label says it; a grey echo in the field looks like an answer

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # a Word and an Excel file of every unit of a province at once

# Where a ClamAV daemon listens: "unix:/run/clamav/clamd.ctl" or "tcp:127.0.0.1:3310"; empty where there is none.
TONGHOP_CLAMD = env.str("TONGHOP_CLAMD", default="")

SESSION_ENGINE = "tonghop.organisations.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
_https = env.bool("TONGHOP_HTTPS", default=False)
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}

# smtp://user:password@host:25, smtp+tls:// or smtp+ssl://; without it messages wait in the outbox, and pages say so.
ADDRESS = env.str("TONGHOP_ADDRESS", default="http://127.0.0.1:8000/")  # where people open this installation
DEFAULT_FROM_EMAIL = env.str("TONGHOP_MAIL_FROM", default="Tổng hợp báo cáo <tonghop@localhost>")
_mail = env.email_url("TONGHOP_EMAIL_URL", default="") if env.str("TONGHOP_EMAIL_URL", default="") else {}
EMAIL_HOST = _mail.get("EMAIL_HOST", "")
EMAIL_PORT = _mail.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 30

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("TONGHOP_LOG_LEVEL", default="WARNING")},
}

"""Settings of the test suite: the same house, with fast passwords and jobs done at once."""

import os

os.environ.setdefault("TONGHOP_SECRET_KEY", "only-for-tests-" + "x" * 40)

from tonghop.site.settings import *  # noqa: F403 - settings are one flat list of names

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "ENQUEUE_ON_COMMIT": False}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
if "DATABASE_URL" not in os.environ:
    DATABASES["default"]["NAME"] = ":memory:"  # noqa: F405 - from the settings above
    # Said for the tests' own database too: by the name of the engine pytest-xdist does not see that it is SQLite, and
    # would make a file of that name for each process.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405 - likewise

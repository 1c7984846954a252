"""The door for a WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tonghop.site.settings")
application = get_wsgi_application()

# All pages are loaded now, not by whoever comes first. What is there after that stays as long as the process, so the
# collector need not walk it again and again; and a request makes and drops thousands of objects that are in no cycle.
_BEFORE_LOOKING = 10_000
get_resolver().url_patterns  # noqa: B018 - asking loads them
gc.collect()
gc.freeze()
gc.set_threshold(_BEFORE_LOOKING)

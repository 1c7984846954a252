"""Sessions in the database as Django keeps them, looked up by a statement that is compiled once: every page asks."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from tonghop.journal.prepared import Prepared

_SESSION = Prepared(lambda key: Session.objects.filter(session_key=key))


class SessionStore(db.SessionStore):
    """Django's own store; only its look-up differs."""

    def _get_session_from_db(self) -> Session | None:
        """Return the session that is still open, and forget the key of one that is not."""
        found: Session | None = _SESSION.object(str(self.session_key))
        if found is None or found.expire_date <= timezone.now():
            self._session_key = None
            return None
        return found

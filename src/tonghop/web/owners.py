"""For whom a viewer acts where the page does not say it: the one owner in whose tree they have the role."""

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Role, Viewer


def owner_of(viewer: Viewer, *roles: Role) -> Organisation:
    """Return the owner; raise NotAllowed where the viewer has the role nowhere."""
    owner = Organisation.objects.filter(pk__in=viewer.owners(*roles)).order_by("pk").first()
    if owner is None:
        raise NotAllowed("Tài khoản này không thuộc cơ quan thường trực nào.")
    return owner

import pytest

import factories
from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer
from tonghop.plans.queries import plan_for, plans_for, reading_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return factories.make_province()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_everybody_in_the_tree_reads_the_plan(role, province):
    plan = factories.make_plan(province)
    viewer = factories.viewer_in(province.communes[0], role)
    assert plans_for(viewer) == [plan]
    assert reading_of(plan_for(viewer, plan.pk)).document.number == "197/KH-UBND"


def test_nobody_else_does(province):
    plan = factories.make_plan(province)
    other = factories.make_province(name="Lai Châu")
    strangers = [
        factories.viewer_in(other.standing_body, Role.ORGANISER),
        factories.viewer_in(other.owner, Role.LEADER),
        factories.viewer_in(province.owner, Role.ADMINISTRATOR),
        Viewer(0, "Không ghế"),
    ]
    for stranger in strangers:
        assert plans_for(stranger) == []
        with pytest.raises(NotAllowed, match="Không có kế hoạch này"):
            plan_for(stranger, plan.pk)


@pytest.mark.parametrize("plans", [1, 3])
def test_queries_do_not_grow_with_rows(plans, province, django_assert_num_queries):
    made = [factories.make_plan(province, number=f"{n}/KH-UBND") for n in range(plans)]
    viewer = factories.viewer_in(province.standing_body, Role.ORGANISER)
    with django_assert_num_queries(1):
        assert {(p.number, p.owner.name) for p in plans_for(viewer)} == {(p.number, p.owner.name) for p in made}
    with django_assert_num_queries(1):
        plan = plan_for(viewer, made[0].pk)
        assert (plan.owner.name, reading_of(plan).text) == (province.owner.name, plan.text)

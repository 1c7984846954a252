"""What arrived says when it was due, and only that: kept apart, as PostgreSQL changes rows and tables in turn."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("reports", "0011_due_moment_on_arrival")]

    operations = [
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=Q(arrived_at=None, due_on_arrival=None)
                | Q(arrived_at__isnull=False, due_on_arrival__isnull=False),
                name="what_arrived_says_when_it_was_due",
            ),
        ),
    ]

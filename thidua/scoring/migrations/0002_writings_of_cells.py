"""Writings belong to the cell, so that an emptied one keeps them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def to_cells(apps, _):
    mark = apps.get_model("scoring", "Mark").objects.filter(pk=OuterRef("mark"))
    apps.get_model("scoring", "MarkChange").objects.update(
        turn=Subquery(mark.values("turn")[:1]), criterion=Subquery(mark.values("criterion")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("criteria", "0001_initial"),
        ("scoring", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            "markchange",
            "turn",
            models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="scoring.turn"
            ),
        ),
        migrations.AddField(
            "markchange",
            "criterion",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="criteria.criterion"),
        ),
        migrations.RunPython(to_cells, migrations.RunPython.noop),
    ]

from django.db import migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("obligations", "0001_initial"),
    ]

    operations = []

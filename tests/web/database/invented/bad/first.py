"""A table without end."""

from django.db import migrations


class Migration(migrations.Migration):
    """It cannot be taken back."""

    operations = (migrations.RunSQL("CREATE TABLE invented (id integer)"),)

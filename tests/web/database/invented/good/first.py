"""A table, and its end."""

from django.db import migrations


class Migration(migrations.Migration):
    """It can be taken back."""

    operations = (migrations.RunSQL("CREATE TABLE invented (id integer)", "DROP TABLE invented"),)

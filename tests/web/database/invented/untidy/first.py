"""A table that is left."""

from django.db import migrations


class Migration(migrations.Migration):
    """It is taken back in name alone, and so cannot be made again."""

    operations = (migrations.RunSQL("CREATE TABLE invented (id integer)", migrations.RunSQL.noop),)

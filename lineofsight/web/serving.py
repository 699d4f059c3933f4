"""How gunicorn serves the site: `gunicorn --config python:lineofsight.web.serving`.

The names are gunicorn's own settings.
"""

from __future__ import annotations

#: The site, which gunicorn loads.
wsgi_app = "lineofsight.web.wsgi:application"
workers = 2
threads = 2
# Pages' code is loaded once, before the processes part ways.
preload_app = True
#: Longer than a proxy keeps an idle connection (Caddy: two minutes), so that it is never the site
#: that hangs up in the moment in which the next question comes.
keepalive = 150
# A socket by which it could be commanded, in the home of whoever runs it: nobody needs it.
control_socket_disable = True
loglevel = "warning"

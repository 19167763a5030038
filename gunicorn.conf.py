"""How gunicorn serves the archive: `gunicorn archive.wsgi` in this folder finds this file by itself.

gunicorn's own variables say the rest: WEB_CONCURRENCY (worker processes), FORWARDED_ALLOW_IPS (the proxies whose
X-Forwarded-Proto is believed; without it, those on this machine), GUNICORN_CMD_ARGS.
"""

import os
from pathlib import Path

bind = os.environ.get("ARCHIVE_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 60
graceful_timeout = 10
keepalive = 5

# A worker's heartbeat is a file; on a disk that is busy syncing, a healthy worker would be taken for dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None

# A door for commands that nobody here uses.
control_socket_disable = True

# Longer lines are an attack: search words are cut long before.
limit_request_line = 4094
limit_request_fields = 60

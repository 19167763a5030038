"""How gunicorn serves the archive: `gunicorn archive.wsgi` in this folder finds this file by itself.

gunicorn's own variables say the rest: WEB_CONCURRENCY (worker processes), FORWARDED_ALLOW_IPS (the proxies whose
X-Forwarded-Proto is believed; without it, those on this machine), GUNICORN_CMD_ARGS.
"""

import os
import shutil
import tempfile
from pathlib import Path

bind = os.environ.get("ARCHIVE_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Who takes a list away as a file keeps a thread until it is sent, ten of them at the most (archive.web.exports.turns).
threads = 16
timeout = 60
graceful_timeout = 10
keepalive = 5

# A worker's heartbeat is a file; on a disk that is busy syncing, a healthy worker would be taken for dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None

# Where the worker processes keep their figures, so that /metrics can add them up; gone when the server stops.
if os.environ.get("ARCHIVE_METRICS_TOKEN"):
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="archive-metrics-", dir=worker_tmp_dir))


def post_worker_init(worker):
    from archive.operating.warming import warm_up

    warm_up(worker.wsgi)


def child_exit(server, worker):
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)


def on_exit(server):
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


# A door for commands that nobody here uses.
control_socket_disable = True

# Longer lines are an attack: search words are cut long before.
limit_request_line = 4094
limit_request_fields = 60

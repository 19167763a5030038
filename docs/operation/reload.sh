#!/bin/sh
# reload.sh MAINPID: as many new worker processes as there are old ones, with the code that is there now; when they have
# had time to start, the old ones end. Told to reload (HUP), gunicorn ends the old ones before the new ones can answer.
# Settings of the environment are those of the first start: another environment needs `systemctl restart`.
for worker in $(seq "${WEB_CONCURRENCY:-2}"); do kill -TTIN "$1"; sleep 1; done
sleep "${SECONDS_TO_START:-10}"
for worker in $(seq "${WEB_CONCURRENCY:-2}"); do kill -TTOU "$1"; sleep 1; done

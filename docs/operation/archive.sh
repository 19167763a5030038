#!/bin/sh
# `archive COMMAND …`: what is run by hand runs as the archive's user, with its settings.
set -a
. /etc/aide-memoire.env
set +a
cd /opt/aide-memoire || exit 1
exec runuser -u aide-memoire -- .venv/bin/python manage.py "$@"

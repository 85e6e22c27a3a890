#!/bin/bash
# Mở hệ thống: demo (dữ liệu trình diễn, làm mới mỗi lần chạy) | run (dữ liệu thật trong var/).
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:?demo hay run}
say() { printf '\033[1m› %s\033[0m\n' "$*"; }
port=${PORT:-8000}

if [ "$mode" = demo ]; then
  export THIDUA_DEMO=1 THIDUA_DATA="${THIDUA_DATA:-$PWD/var/demo}" THIDUA_TODAY="${THIDUA_TODAY:-2021-06-10}"
  rm -rf "$THIDUA_DATA"
else
  export THIDUA_DATA="${THIDUA_DATA:-$PWD/var}"
fi
mkdir -p "$THIDUA_DATA"
python=.venv/bin/python

say "Dựng cơ sở dữ liệu"
$python manage.py migrate -v 0
$python manage.py createcachetable -v 0
$python manage.py collectstatic --noinput -v 0
if [ "$mode" = demo ]; then
  say "Nạp dữ liệu trình diễn"
  $python -m demo
fi
say "Mở tại http://localhost:$port (dừng bằng Ctrl-C)"
exec .venv/bin/gunicorn thidua.wsgi:application --bind "127.0.0.1:$port" --workers 2 --threads 4 --timeout 180 --log-level warning --no-control-socket

#!/bin/bash
# Mở hệ thống: demo (dữ liệu trình diễn, làm mới mỗi lần chạy) | run (dữ liệu thật trong var/).
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:?demo hay run}
say() { printf '\033[1m› %s\033[0m\n' "$*"; }
stop() { printf '\033[31m✗ %s\033[0m\n' "$*" >&2; exit 1; }
port=${PORT:-8000}

if [ "$mode" = demo ]; then
  # Bản trình diễn có thư mục riêng và không bao giờ dùng cơ sở dữ liệu hay biến môi trường của một hệ thống thật.
  unset DATABASE_URL THIDUA_HTTPS THIDUA_HOSTS THIDUA_SECRET_KEY
  export THIDUA_DEMO=1 THIDUA_DATA="${THIDUA_DEMO_DATA:-$PWD/var/demo}" THIDUA_TODAY="${THIDUA_TODAY:-2021-06-10}"
  if [ -e "$THIDUA_DATA/thidua.sqlite3" ] && [ ! -e "$THIDUA_DATA/.trinh-dien" ]; then
    stop "$THIDUA_DATA không phải thư mục của bản trình diễn nên không xóa. Đặt THIDUA_DEMO_DATA sang thư mục khác."
  fi
  if [ -e "$THIDUA_DATA/.trinh-dien" ]; then rm -rf "$THIDUA_DATA"; fi
  mkdir -p "$THIDUA_DATA"
  touch "$THIDUA_DATA/.trinh-dien"
else
  unset THIDUA_DEMO
  export THIDUA_DATA="${THIDUA_DATA:-$PWD/var/that}"
  mkdir -p "$THIDUA_DATA"
fi
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
# Việc nền (đếm trang, gửi thư, nhắc việc) chạy bên cạnh và dừng cùng trang.
$python manage.py worker &
worker=$!
page=
end() {
  trap - INT TERM EXIT
  kill $page $worker 2>/dev/null || true
  wait 2>/dev/null || true
}
trap 'end; exit 0' INT TERM
trap end EXIT
.venv/bin/gunicorn thidua.wsgi:application --bind "127.0.0.1:$port" --workers 2 --threads 4 --timeout 180 --log-level warning --no-control-socket &
page=$!
wait $page

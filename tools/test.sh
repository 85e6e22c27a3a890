#!/bin/bash
# Toàn bộ kiểm tra: nhanh, rồi SQLite, rồi PostgreSQL, rồi trình duyệt.
set -uo pipefail
cd "$(dirname "$0")/.."
say() { printf '\033[1m› %s\033[0m\n' "$*"; }
failed=0
python=.venv/bin/python

say "Kiểm tra nhanh"
tools/check.sh || failed=1
say "Kiểm tra trên SQLite"
$python -m pytest -q -n 2 --dist loadfile -m "not browser" || failed=1
say "Kiểm tra trên PostgreSQL"
$python tools/postgres.py -- $python -m pytest -q -n 2 --dist loadfile -m "not browser" --ignore=tests/reading || failed=1
say "Kiểm tra trong trình duyệt"
$python -m pytest -q -m browser || failed=1
[ $failed = 0 ] && say "Mọi kiểm tra đều đạt" || say "Có kiểm tra chưa đạt, xem ở trên"
exit $failed

#!/bin/bash
# Toàn bộ kiểm tra: nhanh, rồi SQLite, rồi PostgreSQL (các phép thử có dùng cơ sở dữ liệu), rồi trình duyệt.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
python=.venv/bin/python
started=$SECONDS

part() {
  local name=$1 begun=$SECONDS
  shift
  printf '\033[1m› %s\033[0m\n' "$name"
  "$@" || { failed=1; printf '\033[31m✗ %s: chưa đạt\033[0m\n' "$name"; }
  printf '  (%s giây)\n' $((SECONDS - begun))
}

part "Kiểm tra nhanh" tools/check.sh
traces=$(mktemp -d)
trap 'rm -rf "$traces"' EXIT
part "Trên SQLite" env THIDUA_TRACES="$traces" $python -m pytest -q -n 2 --dist loadfile -m "not browser" --ignore=tests/test_access_mutants.py --ignore=tests/test_house.py
part "Bỏ từng phép kiểm quyền, bảng quyền phải đỏ" env THIDUA_TRACES="$traces" $python -m pytest -q -n 2 tests/test_access_mutants.py
part "Trên PostgreSQL" $python tools/postgres.py -- $python -m pytest -q -n 2 --dist loadfile -m "not browser" --database-only \
  --ignore=tests/reading --ignore=tests/test_access_mutants.py --ignore=tests/test_house.py
part "Trong trình duyệt" $python -m pytest -q -n 2 --dist loadgroup --no-loadscope-reorder -m browser

echo "Hết $((SECONDS - started)) giây."
exit $failed

#!/bin/bash
# Kiểm tra nhanh: kiểu, lớp, nếp nhà, mẫu trang.
set -uo pipefail
cd "$(dirname "$0")/.."
if [ -z "${THIDUA_DATA:-}" ]; then
  THIDUA_DATA=$(mktemp -d)
  trap 'rm -rf "$THIDUA_DATA"' EXIT
fi
export THIDUA_DATA
bin=.venv/bin
failed=0
step() {
  local name=$1 out
  shift
  out=$("$@" 2>&1) && printf '  ✓ %s\n' "$name" || { printf '  ✗ %s\n%s\n' "$name" "$out"; failed=1; }
}
step "ruff" $bin/ruff check --quiet .
step "ruff format" $bin/ruff format --check --quiet .
step "mypy" $bin/mypy
step "lớp của các ứng dụng (import-linter)" $bin/lint-imports
step "mẫu trang (djlint)" $bin/djlint --quiet --lint thidua
step "di trú dữ liệu đủ" $bin/python manage.py makemigrations --check --dry-run
step "kiểm tra hệ thống" $bin/python manage.py check
step "nếp nhà" $bin/python -m pytest -q -p no:cacheprovider tests/test_house.py
exit $failed

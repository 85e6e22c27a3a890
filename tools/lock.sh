#!/bin/bash
# Ghi lại hai tệp khóa từ pyproject.toml (có mã băm, không có địa chỉ kho gói).
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--universal --generate-hashes --no-emit-index-url --no-annotate --no-header -p 3.11 -q)
uv pip compile "${options[@]}" pyproject.toml -o requirements.lock
uv pip compile "${options[@]}" pyproject.toml --group dev -o requirements-dev.lock

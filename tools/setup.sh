#!/bin/bash
# Cài mọi thứ cần cho: demo | run | test. Chạy lại lúc nào cũng được; nói rõ đang làm gì và thiếu gì.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:?demo, run hay test}

say() { printf '\033[1m› %s\033[0m\n' "$*"; }
stop() { printf '\033[31m✗ %s\033[0m\n' "$*" >&2; exit 1; }

# Phông thế Times New Roman, cùng khổ từng chữ: Debian 12, Ubuntu 22.04 có gói -liberation2; từ bản sau gói -liberation đã là đời 2.
font_package() {
  if command -v apt-cache >/dev/null && ! apt-cache show fonts-liberation2 >/dev/null 2>&1; then echo fonts-liberation; else echo fonts-liberation2; fi
}

needed=(python3 python3-venv)
wished=(libreoffice-writer-nogui python3-uno "$(font_package)" fontconfig tesseract-ocr tesseract-ocr-vie)
[ "$purpose" = test ] && wished+=(chromium libatomic1 git softhsm2 libreoffice-calc-nogui)

declare -A gives=(
  [libreoffice-writer-nogui]="đọc tệp .doc, .odt, .rtf, đếm trang, in ra PDF"
  [python3-uno]="đếm trang nhanh"
  [fonts-liberation2]="phông thế Times New Roman: PDF ngắt trang đúng như Word" [fonts-liberation]="phông thế Times New Roman: PDF ngắt trang đúng như Word"
  [fontconfig]="biết máy có phông nào"
  [tesseract-ocr]="đọc bản quét" [tesseract-ocr-vie]="đọc bản quét tiếng Việt"
  [chromium]="kiểm tra trong trình duyệt" [libatomic1]="điều khiển trình duyệt" [git]="kiểm tra kho mã"
  [softhsm2]="kiểm tra chữ ký số bằng thiết bị ký giả lập" [libreoffice-calc-nogui]="kiểm tra tệp Excel lưu lại bằng LibreOffice"
)

has() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo "$@"; else return 126; fi
}

install_packages() {
  command -v apt-get >/dev/null || { say "Không phải Debian/Ubuntu: bỏ qua gói hệ thống (cần có sẵn python3 từ 3.11)"; return; }
  local missing=() package
  for package in "${needed[@]}" "${wished[@]}"; do has "$package" || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] && return
  if ! as_root true; then
    say "Không có quyền root hay sudo. Nhờ quản trị chạy một lệnh này để đủ tính năng:"
    echo "    apt-get install -y --no-install-recommends ${missing[*]}"
    return
  fi
  say "Cập nhật danh mục gói hệ thống"
  as_root apt-get update -qq || say "Chưa cập nhật được danh mục gói, dùng danh mục sẵn có"
  for package in "${missing[@]}"; do
    if ! apt-cache show "$package" >/dev/null 2>&1; then
      say "Hệ điều hành này không có gói $package: tạm không có tính năng ${gives[$package]:-cơ bản}"
      continue
    fi
    say "Cài gói $package"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/tmp/thidua-apt.$$ 2>&1 \
      || { tail -5 /tmp/thidua-apt.$$ >&2; say "Chưa cài được $package: tạm không có tính năng ${gives[$package]:-cơ bản}"; }
    rm -f /tmp/thidua-apt.$$
  done
}

install_python() {
  command -v python3 >/dev/null || stop "Thiếu python3. Cài bằng: apt-get install -y python3 python3-venv"
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop "Cần Python từ 3.11, máy đang có $(python3 -V)."
  if [ ! -x .venv/bin/python ]; then
    say "Tạo môi trường Python riêng (.venv)"
    rm -rf .venv
    python3 -m venv .venv || stop "Thiếu python3-venv. Cài bằng: apt-get install -y python3-venv"
  fi
  local lock=requirements.lock
  [ "$purpose" = test ] && lock=requirements-dev.lock
  [ "$purpose" != test ] && [ -f .venv/.of-requirements-dev.lock ] && lock=requirements-dev.lock
  if [ -f ".venv/.of-$lock" ] && cmp -s "$lock" ".venv/.of-$lock"; then return; fi
  say "Cài các thư viện Python đúng phiên bản trong $lock (lần đầu mất vài phút)"
  .venv/bin/python -m pip install -q --disable-pip-version-check uv==0.13.9 2>/dev/null || true
  if [ ! -x .venv/bin/uv ] || ! .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r "$lock" 2>/tmp/thidua-uv.$$; then
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r "$lock" \
      || stop "Chưa cài được thư viện Python. Kiểm tra đường mạng tới kho gói rồi chạy lại lệnh này."
  fi
  rm -f /tmp/thidua-uv.$$
  cp "$lock" ".venv/.of-$lock"
}

prepare_pages() {
  if [ ! -f vendor_static/.done ] || [ tools/vendor.py -nt vendor_static/.done ]; then
    say "Chuẩn bị phông chữ và tệp giao diện"
    .venv/bin/python tools/vendor.py && touch vendor_static/.done
  fi
  printf '%s\n' "$PWD" > "$(.venv/bin/python -c 'import site; print(site.getsitepackages()[0])')/thidua.pth"
  printf '#!/bin/sh\nexec "%s/.venv/bin/python" -m thidua.cli "$@"\n' "$PWD" > .venv/bin/thidua && chmod +x .venv/bin/thidua
}

install_packages
install_python
prepare_pages

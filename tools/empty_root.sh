#!/bin/bash
# Thử hai lệnh của README trong một Debian trống (cần root và debootstrap): tools/empty_root.sh THƯ-MỤC [demo|test]
# Lấy nguồn gói, chứng thư và cấu hình pip của máy này; mã nguồn là bản đã ghi (HEAD).
set -euo pipefail
cd "$(dirname "$0")/.."
root=${1:?thư mục của hệ thống trống}
what=${2:-demo}
say() { printf '\033[1m» %s\033[0m\n' "$*"; }

if [ ! -d "$root/etc" ]; then
  say "Dựng Debian 12 trống ở $root"
  debootstrap --variant=minbase --include=ca-certificates,make bookworm "$root" >/tmp/debootstrap.log
fi
cp -r /etc/apt/sources.list* /etc/apt/apt.conf.d "$root/etc/apt/"
cp --remove-destination -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
for path in /etc/resolv.conf /etc/hosts /etc/pip.conf; do [ -f "$path" ] && cp "$path" "$root$path"; done
[ -f "$HOME/.config/pip/pip.conf" ] && install -D "$HOME/.config/pip/pip.conf" "$root/root/.config/pip/pip.conf"
rm -rf "$root/root/thidua"
mkdir -p "$root/root/thidua"
git archive HEAD | tar -x -C "$root/root/thidua"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --rbind /dev "$root/dev"
mkdir -p "$root/dev/shm"
trap 'umount -l "$root/proc" "$root/dev" 2>/dev/null || true' EXIT
inside() { env -i HOME=/root TERM=dumb LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin ${PIP_CERT:+PIP_CERT=$PIP_CERT} chroot "$root" bash -c "cd /root/thidua && $1"; }

if [ "$what" = test ]; then
  inside "make test"
else
  inside "PORT=8300 timeout 900 make demo" &
  demo=$!
  for _ in $(seq 300); do
    sleep 3
    if inside "python3 -c \"import urllib.request; print(urllib.request.urlopen('http://127.0.0.1:8300/').status)\"" 2>/dev/null; then
      say "Bản trình diễn trả lời"
      kill $demo; pkill -P $demo || true
      exit 0
    fi
    kill -0 $demo 2>/dev/null || break
  done
  say "Bản trình diễn không mở được"
  exit 1
fi

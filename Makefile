# Hai lệnh là đủ: `make demo` (chạy thử) và `make test` (kiểm tra). Còn lại dành cho người phát triển.
SHELL := /bin/bash
PYTHON := .venv/bin/python
PORT ?= 8000

.PHONY: help demo run test check browser screens bench read-eval vectors lock clean

help:  ## liệt kê các lệnh
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo:  ## cài đặt, nạp dữ liệu trình diễn, mở http://localhost:8000
	@tools/setup.sh demo
	@PORT=$(PORT) tools/serve.sh demo

run:  ## cài đặt, mở hệ thống trống (dữ liệu thật) ở http://localhost:8000
	@tools/setup.sh run
	@PORT=$(PORT) tools/serve.sh run

test:  ## cài đặt, kiểm tra toàn bộ trên SQLite và PostgreSQL, trong trình duyệt
	@tools/setup.sh test
	@tools/test.sh

check:  ## kiểm tra nhanh, dưới một phút
	@tools/check.sh

browser:  ## chỉ các kiểm tra trong trình duyệt
	@$(PYTHON) -m pytest -q -n 2 --dist loadgroup --no-loadscope-reorder -m browser

screens:  ## chụp mọi trang của bản trình diễn vào screens/
	@tools/setup.sh test
	@$(PYTHON) tools/screens.py

bench:  ## đo các tỷ lệ (make bench ONLY=read)
	@$(PYTHON) tools/bench.py $(ONLY)

read-eval:  ## chất lượng đọc kế hoạch
	@$(PYTHON) tools/read_eval.py

vectors:  ## ca thử chấm điểm (make vectors FILE=../shared/domain/criteria_vectors.json)
	@$(PYTHON) -m tools.vectors $(FILE)

lock:  ## ghi lại hai tệp khóa phiên bản
	@tools/lock.sh

clean:  ## bỏ mọi thứ dựng lại được (không đụng var/)
	@rm -rf .venv vendor_static staticfiles screens .mypy_cache .ruff_cache .pytest_cache

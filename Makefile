# Hai lệnh chính: "make demo" để xem thử, "make test" để kiểm tra. Máy chỉ cần python3, make và mạng.

PYTHON ?= python3
BIN := .venv/bin
DEMO := .demo/so-theo-doi.db
# Mỗi văn bản mẫu một tệp: bản .docx hay .pdf nếu có, không thì bản .txt.
SAMPLES := $(foreach gold,$(wildcard corpus/samples/*.json),\
	$(firstword $(wildcard $(gold:.json=.docx)) $(wildcard $(gold:.json=.pdf)) $(wildcard $(gold:.json=.txt))))

.PHONY: help setup compile demo test lint floors bench lock clean

help:
	@echo "make demo    chuẩn bị máy, nạp các văn bản mẫu vào một sổ thử và in các nhiệm vụ tìm được"
	@echo "make test    chuẩn bị máy và chạy toàn bộ kiểm tra, kiểm thử"
	@echo "make setup   chỉ chuẩn bị máy"
	@echo "make compile biên dịch lại phần trích xuất sau khi mã nguồn đổi (cần gcc và tệp đầu của Python; không có vẫn chạy)"
	@echo "make lint    chỉ kiểm tra mã nguồn, không chạy kiểm thử"
	@echo "make floors  nâng mức sàn chất lượng lên bằng kết quả hiện tại"
	@echo "make bench   đo tốc độ, viết bảng vào docs/toc-do.md (chừng mười lăm phút)"
	@echo "make lock    chốt lại phiên bản các thư viện vào requirements.lock"
	@echo "make clean   xoá môi trường, sổ thử và tệp tạm"

setup:
	@$(PYTHON) .ci/prepare.py

compile: setup
	@$(BIN)/python .ci/compile.py

demo: setup
	@mkdir -p $(dir $(DEMO))
	@echo "Nạp $(words $(SAMPLES)) văn bản mẫu vào sổ thử $(DEMO):"
	@$(BIN)/chidao load $(SAMPLES) --db $(DEMO)
	@$(BIN)/chidao tasks --limit 12 --db $(DEMO)
	@echo
	@echo "Thử tìm trong sổ, có dấu hay không dấu đều được:"
	@echo "  $(BIN)/chidao search \"nuoc thai\" --db $(DEMO)"
	@echo "  $(BIN)/chidao tasks --agency \"Sở Công Thương\" --db $(DEMO)"
	@echo "Mở sổ thử này bằng trình duyệt (lệnh in địa chỉ, tên đăng nhập và mật khẩu lần đầu):"
	@echo "  $(BIN)/chidao serve --db $(DEMO)"
	@echo "Nạp văn bản của cơ quan mình vào sổ riêng:"
	@echo "  $(BIN)/chidao load THU_MUC/"

test: setup
	@$(BIN)/python .ci/check.py

lint: setup
	@$(BIN)/python .ci/check.py --no-tests

floors: setup
	@$(BIN)/python .ci/raise_floors.py

bench: setup
	@$(BIN)/python tests/benchmarks/bench.py

lock: setup
	@$(BIN)/python -m pip install --quiet uv
	@env UV_NO_CONFIG=1 $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra cluster --extra dev \
		--upgrade --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o .venv/new.lock
	@(echo '# Made by "make lock" from pyproject.toml; do not edit by hand.'; cat .venv/new.lock) > requirements.lock
	@echo "Đã chốt phiên bản các thư viện vào requirements.lock."

clean:
	@rm -rf .venv .demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Đã xoá môi trường, sổ thử và tệp tạm."

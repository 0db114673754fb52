"""The spaCy pipeline: tokens, steps from the config, spans with their records."""

from __future__ import annotations

import gc
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from chidao.extractors.citations import find_citations
from chidao.extractors.decisions import find_decisions
from chidao.extractors.figures import find_figures
from chidao.extractors.metadata import read_metadata
from chidao.extractors.records import Citation, Extraction, Figure, Task
from chidao.extractors.tasks import find_tasks
from chidao.pipeline.nlp import CONFIG, SpanFinder, SyllableTokenizer, annotate, extract, load_pipeline
from directives import by_lines
from hypothesis import given
from hypothesis import strategies as st

TEXT = """ỦY BAN NHÂN DÂN TỈNH PHÚ LÂM
Số: 412/UBND-KT
Phú Lâm, ngày 3 tháng 6 năm 2031
Kính gửi: Các sở, ban, ngành
Thực hiện Quyết định số 77/QĐ-TTg ngày 02/5/2031, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Công Thương kiểm tra 30 chợ, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2031.
2. Sở Tài chính bố trí 12,5 tỷ đồng."""


def test_the_config_names_the_steps_in_their_order() -> None:
    steps = ["chidao_metadata", "chidao_citations", "chidao_figures", "chidao_decisions", "chidao_tasks"]
    assert load_pipeline().pipe_names == steps
    assert all(step in CONFIG.read_text(encoding="utf-8") for step in steps)


def test_every_step_has_what_it_requires() -> None:
    assert not any(load_pipeline().analyze_pipes()["problems"].values())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Sở Công Thương", ["Sở", "Công", "Thương"]),
        ("12.278 tỷ đồng,", ["12", ".", "278", "tỷ", "đồng", ","]),
        ("3228/UBND-KTTH", ["3228", "/", "UBND", "-", "KTTH"]),
        ("hai  khoảng\ntrắng", ["hai", "  ", "khoảng", "\n", "trắng"]),
        ("", []),
    ],
)
def test_tokens_are_syllables_and_signs(text: str, tokens: list[str]) -> None:
    doc = SyllableTokenizer(load_pipeline().vocab)(text)
    assert [token.text for token in doc] == tokens


@given(st.text(max_size=200))
def test_tokens_give_the_text_back(text: str) -> None:
    assert SyllableTokenizer(load_pipeline().vocab)(text).text == text


@pytest.mark.parametrize("sign", ["(", "a", ".", "a/.", " ", "\n"])
def test_tokens_of_a_long_run_take_no_longer_than_they_should(sign: str) -> None:
    begin = time.perf_counter()
    SyllableTokenizer(load_pipeline().vocab)(sign * 300_000)
    assert time.perf_counter() - begin < 5


def test_spans_carry_their_records() -> None:
    doc = annotate(by_lines(TEXT))
    assert doc._.metadata.number == "412/UBND-KT"
    for group, kind in (("tasks", Task), ("figures", Figure), ("citations", Citation)):
        assert doc.spans[group]
        for span, record in zip(doc.spans[group], doc._.records[group], strict=True):
            assert isinstance(record, kind)
            assert span._.record is record
            assert TEXT[record.start : record.end] in span.text


def test_records_of_two_kinds_at_one_place_are_told_apart() -> None:
    doc = load_pipeline().make_doc("Sở A làm 3 việc")
    doc._.document, doc._.records = by_lines(doc.text), {}
    task, figure = Task(0, 15, (), None, None, 1.0), Figure(0, 15, 3.0, "việc")
    SpanFinder(lambda _: [task, task], "tasks")(doc)
    SpanFinder(lambda _: [figure], "figures")(doc)
    assert [span._.record for span in doc.spans["tasks"]] == [task, task]
    assert doc.spans["figures"][0]._.record is figure


def test_a_span_covers_whole_tokens_where_a_record_does_not() -> None:
    doc = load_pipeline().make_doc("12tỷ đồng")
    doc._.document, doc._.records = by_lines(doc.text), {}
    SpanFinder(lambda _: [Figure(2, 9, 12.0, "tỷ đồng")], "figures")(doc)
    assert doc.spans["figures"][0].text == "12tỷ đồng"


def test_predicting_writes_nothing() -> None:
    doc = annotate(by_lines(TEXT))
    before = dict(doc._.records)
    step = load_pipeline().get_pipe("chidao_figures")
    assert step.predict(doc) == before["figures"]
    assert doc._.records == before


def test_extract_gives_what_the_extractors_find() -> None:
    document = by_lines(TEXT)
    meta = read_metadata(document)
    decisions = find_decisions(document, meta)
    assert extract(document) == Extraction(
        meta=meta,
        tasks=find_tasks(document, meta, None, decisions),
        decisions=decisions,
        figures=find_figures(document),
        citations=find_citations(document, meta.number),
    )


def test_the_day_given_reaches_the_tasks() -> None:
    text = "THÔNG BÁO\nGiao Sở Công Thương báo cáo kết quả trước ngày 15/9."
    document = by_lines(text)
    for day in (date(2031, 5, 2), date(2040, 5, 2)):
        assert extract(document, day).tasks == find_tasks(document, read_metadata(document), day)


def test_the_vocabulary_does_not_grow_with_what_is_read() -> None:
    extract(by_lines(TEXT))
    size = len(load_pipeline().vocab.strings)
    for number in range(20):
        extract(by_lines(TEXT.replace("412", f"{number}x{number}")))
    assert len(load_pipeline().vocab.strings) == size


def test_threads_do_not_disturb_each_other() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(extract, [by_lines(TEXT)] * 8))
    assert found == [extract(by_lines(TEXT))] * 8


def test_what_was_read_goes_when_the_extraction_does() -> None:
    """No ring of references keeps a document's objects until the collector comes."""
    document = by_lines(TEXT)
    extract(document)
    gc.collect()
    gc.disable()
    try:
        extract(document)
        assert gc.collect() == 0
    finally:
        gc.enable()

"""A confidence means what it says: features of tasks, the fit of their weights, and how far the values hold."""

from __future__ import annotations

import json
import math
import random
import socket
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from chidao.corpus.document import Block, Document, Doubt, Source
from chidao.corpus.reference import load_table, read_reference
from chidao.extractors.agencies import Mention
from chidao.extractors.records import Metadata, Owner, OwnerKind
from chidao.extractors.tasks.confidence import Line, TaskFeatures, assess, confidence, load_model, noting
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.name_signs import name_kind, name_signs
from chidao.pipeline.calibration import (
    SURE,
    as_reported,
    bins,
    calibrate,
    cross_validate,
    fit,
    reliability,
    to_toml,
)
from chidao.pipeline.cli import cli
from chidao.pipeline.judging import Item, judged, read_items
from chidao.pipeline.vietnamese import speak_vietnamese
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

speak_vietnamese()

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
META = Metadata("cong_van", issuer="Ủy ban nhân dân tỉnh Lào Cai")


def document(text: str, *doubts: Doubt) -> Document:
    return Document(text, Source("mau.txt", "", "text/plain"), (Block("paragraph", 0, len(text)),), doubts=doubts)


def features(
    before: str, unit: str, *names: str, kind: OwnerKind = "agency", meta: Metadata = META, **draft: Any
) -> TaskFeatures:
    """The features of `unit`, which stands behind `before` and is owned by `names`."""
    text = f"{before}{unit}\n"
    owners = [Owner(name, "lead", kind) for name in names]
    mentions = tuple(Mention(0, 0, name, kind) for name in names)
    return TaskFeatures.of(Draft(len(before), len(before) + len(unit), mentions, **draft), document(text), meta, owners)


# What a task looks like


@pytest.mark.parametrize(
    ("before", "unit", "draft", "expected"),
    [
        (
            "1. Sở Y tế:\na) ",
            "Rà soát các trạm y tế.",
            {"source": "heading"},
            {"source.heading", "before.line", "end.sentence"},
        ),
        (
            "Rà soát các trạm; ",
            "báo cáo trước ngày 5/6;",
            {"source": "sentence"},
            {"source.sentence", "before.clause", "end.clause"},
        ),
        ("Sở Y tế rà soát. ", "Trường hợp vướng mắc thì báo cáo.", {}, {"before.sentence", "opening.condition", "conditional"}),
        ("cho các thôn, ", "xã Tân Hợp rà soát đường.", {"form": "named"}, {"before.comma", "amid"}),
        ("- ", "Đến nay đã xây xong 12 trạm.", {}, {"told"}),
        ("- ", "Đến nay đã xây xong 12 trạm.", {"source": "own"}, {"source.own"}),
        ("- ", "Rà soát đê bao", {}, {"endless", "end.line", "short"}),
        ("- ", "Phối hợp với Sở Xây dựng kiểm tra các cống dưới đê.", {}, {"unread_partner"}),
        ("- ", "“Không để ai thiếu nước”, ông Bình nhấn mạnh.", {}, {"quoted"}),
        ("- ", "Bảo đảm nước tưới cho vụ Hè Thu năm nay.", {}, {"soft"}),
        ("- ", "Các phường rà soát hộ nghèo trên địa bàn.", {"form": "imperative"}, {"verbless"}),
    ],
)
def test_features_of_a_range(before: str, unit: str, draft: dict[str, Any], expected: set[str]) -> None:
    assert expected <= {name for name, _ in features(before, unit, **draft).values()}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("Phối hợp Sở Xây dựng kiểm tra các cống.", True),
        ("Các phường phối hợp cung cấp số liệu.", False),
        ("Rà soát, phối hợp đẩy nhanh tiến độ.", False),
    ],
)
def test_a_partner_left_unread(unit: str, expected: bool) -> None:
    assert ("unread_partner" in dict(features("- ", unit).values())) is expected


@pytest.mark.parametrize(
    ("names", "kind", "expected"),
    [
        (["Sở Y tế"], "agency", set()),
        (["Ủy ban nhân dân các xã, phường"], "agency", set()),
        (["Sở Y tế kẻ thêm"], "agency", {"strange_name"}),
        (["Sở Y tế: Rà soát"], "agency", {"marked_name"}),
        (["Ủy ban nhân dân các xã", "đặc khu Cô Tô"], "agency", {"bare_place", "bare_noun"}),
        (["đặc khu Cô Tô"], "agency", {"bare_noun"}),
        (["cơ quan chủ trì"], "agency", {"bare_noun", "role_name"}),
        (["Văn phòng"], "agency", {"short_name"}),
        (["Nguyễn Thị Lan"], "person", {"unlikely_owner"}),
    ],
)
def test_signs_against_names(names: list[str], kind: OwnerKind, expected: set[str]) -> None:
    found = {sign for sign, holds in name_signs([Owner(name, "lead", kind) for name in names]).items() if holds}
    assert found == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Y tế", "known"),
        ("Ủy ban nhân dân tỉnh Lào Cai", "known"),
        ("Ủy ban nhân dân các xã, phường", "plain"),
        ("các sở, ban, ngành", "plain"),
        ("Trung tâm Chăn nuôi Đá Trắng", "proper"),
        ("các hộ trồng quế", "loose"),
    ],
)
def test_kinds_of_names(name: str, kind: str) -> None:
    assert name_kind(name, META.issuer, None) == kind


def test_the_signs_of_a_group_count_together() -> None:
    values = dict(features("- ", "Rà soát đê", "Văn phòng").values())
    assert values["range_signs"] == 2
    assert values["name_signs"] == 1
    assert "partner_signs" not in values


# What is reported


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        (
            features("1. Sở Y tế:\na) ", "Rà soát các trạm y tế trên địa bàn.", "Sở Y tế", source="heading"),
            features("Khi đó ", "Sở Y tế kẻ", "Sở Y tế kẻ", source="own", form="named"),
        ),
        (
            features("- ", "Rà soát các trạm y tế trên địa bàn.", "Sở Y tế", source="heading"),
            features("- ", "Rà soát các trạm y tế trên địa bàn.", "cơ quan chủ trì", source="paragraph"),
        ),
        (
            features("- ", "Rà soát các trạm y tế trên địa bàn.", "Sở Y tế", source="own"),
            features("- ", "Rà soát các trạm y tế trên địa bàn.", "Sở Y tế", source="own", meta=replace(META, kind="news")),
        ),
    ],
)
def test_the_plain_case_is_surer_than_the_odd_one(sure: TaskFeatures, unsure: TaskFeatures) -> None:
    assert confidence(sure) > confidence(unsure)


@pytest.mark.parametrize(
    ("doubts", "taken"),
    [
        ([], 0.0),
        ([Doubt(40, 50, 0.4)], 10 / 40 + 2 * 10 / 81),  # in the unit
        ([Doubt(0, 3, 0.4)], 0.1 + 2 * 3 / 81),  # in the name of the owner
        ([Doubt(75, 80, 0.4)], 2 * 5 / 81),  # elsewhere
        ([Doubt(0, 81, 0.1)], 1.0),
    ],
)
def test_letters_read_with_doubt_make_a_task_doubtful(doubts: list[Doubt], taken: float) -> None:
    text = "Sở Y tế:\n- Rà soát các trạm y tế trên địa bàn các xã.\n".ljust(81, "x")
    draft = Draft(11, 51, (Mention(0, 7, "Sở Y tế", "agency"),), source="heading")
    owners = [Owner("Sở Y tế")]
    value = assess(draft, document(text), META, owners)
    assert assess(draft, document(text, *doubts), META, owners) == pytest.approx(value * (1 - taken), abs=0.006)


@given(st.floats(-60, 60), st.floats(-60, 60), st.floats(0.1, 3), st.floats(-3, 3))
def test_reported_values_rise_with_the_log_odds(one: float, other: float, slope: float, shift: float) -> None:
    line = Line(slope, shift)
    low, high = sorted((one, other))
    assert 0.01 <= line.value(low) <= line.value(high) <= 0.99


def test_what_is_looked_over_first_is_not_called_hopeless() -> None:
    steep, own = Line(2.0, -4.0), Line()
    knee = (math.log(0.7 / 0.3) + 4) / 2
    assert steep.value(knee + 1) > own.value(math.log(0.7 / 0.3) + 1)
    assert steep.value(knee - 1.5) == pytest.approx(own.value(math.log(0.7 / 0.3) - 1.5), abs=0.011)


def test_what_is_reported_as_sure_is_never_rounded_up_to_it() -> None:
    assert Line().value(2.19) == 0.89
    assert Line().value(2.1973) == 0.9


def test_the_weights_are_small_and_belong_to_features() -> None:
    assert len(read_reference("task_confidence.toml").encode()) < 10_000
    example = features("- ", "Rà soát.")
    signs = {name for group in example.signs.values() for name in group}
    known = set(example.scales) | signs | {f"{group}_signs" for group in example.signs}
    for name in load_table("task_confidence")["weights"]:
        assert name in known or name.split(".")[0] in example.words
    assert load_model().official.slope > 0 < load_model().news.slope


def test_features_are_noted_for_those_who_ask_only() -> None:
    draft, text = Draft(0, 10, ()), document("Rà soát đê bao.\n")
    with noting() as noted:
        assess(draft, text, META, [])
    assess(Draft(3, 10, ()), text, META, [])
    assert list(noted) == [(0, 10)]


# The fit


def made_up(count: int = 400, plain: float = 0.95, seed: int = 3) -> list[Item]:
    """Tasks of 20 documents: right in `plain` of all cases, with a bad sign in half of them."""
    dice = random.Random(seed)
    items = []
    for number in range(count):
        bad = dice.random() < 0.3
        right = dice.random() < (0.5 if bad else plain)
        values = (("source.own", 1.0), *((("bad", 1.0),) if bad else ()))
        items.append(Item("task", f"van-ban-{number % 20}", 0.8, right, False, values))
    return items


def test_the_fit_learns_what_speaks_against_a_task() -> None:
    model = fit(made_up())
    assert model.weights["bad"] < -1
    assert model.log_odds([("source.own", 1.0)]) > 2


def test_the_same_items_give_the_same_weights() -> None:
    assert to_toml(calibrate(made_up())[0], made_up()) == to_toml(calibrate(made_up())[0], made_up())


def test_the_order_of_items_does_not_matter() -> None:
    items = made_up()
    assert fit(items) == fit(items[::-1])


def test_no_document_is_judged_by_a_model_that_has_seen_it() -> None:
    """A sign that only one document has counts nothing for that document."""
    items = made_up()
    alone = [Item("task", "le-loi", 0.8, False, False, (("only.here", 1.0),)) for _ in range(30)]
    guesses = {round(guess.log_odds, 6) for guess in cross_validate([*items, *alone]) if guess.item.document == "le-loi"}
    assert min(guesses) > 0


@pytest.mark.parametrize(("plain", "sure"), [(0.99, 0.7), (0.93, 0.0)])
def test_what_is_reported_as_sure_holds_in_cross_validation(plain: float, sure: float) -> None:
    """Where not even the plain cases are right often enough, nothing is sure."""
    model, guesses = calibrate(made_up(2000, plain))
    worth = reliability(as_reported(model, guesses))
    assert worth.sure == pytest.approx(sure, abs=0.03)
    assert worth.sure_right >= 0.95


def test_the_written_weights_are_those_of_the_model() -> None:
    model, _ = calibrate(made_up())
    table = tomllib.loads(to_toml(model, made_up()))
    assert table["weights"] == model.weights
    assert (table["bias"], table["official"]["slope"], table["news"]["shift"]) == (
        model.bias,
        model.official.slope,
        model.news.shift,
    )


@pytest.mark.parametrize(
    ("marks", "sure", "sure_right", "review", "review_errors"),
    [
        ([], 0.0, 1.0, 0.0, 1.0),
        ([(0.95, True)], 1.0, 1.0, 0.0, 1.0),
        ([(0.9, True), (0.95, False), (0.6, False), (0.8, True)], 0.5, 0.5, 0.25, 0.5),
        ([(0.7, False), (0.69, False)], 0.0, 1.0, 0.5, 0.5),
    ],
)
def test_reliability(
    marks: Sequence[tuple[float, bool]], sure: float, sure_right: float, review: float, review_errors: float
) -> None:
    worth = reliability([Item("task", "a", value, right) for value, right in marks])
    assert (worth.sure, worth.sure_right, worth.review, worth.review_errors) == (sure, sure_right, review, review_errors)


def test_bins_hold_every_item_once() -> None:
    items = [Item("task", "a", step / 100, step % 2 == 0) for step in range(101)]
    found = bins(items)
    assert sum(one.count for one in found) == 101
    assert [one.share for one in bins([])] == [1.0] * len(found)


# Our own samples


GOLD: dict[str, Any] = {
    "meta": {"kind": "cong_van"},
    "tasks": [{"quote": "Sở Y tế rà soát các trạm y tế cấp xã", "owners": [{"name": "Sở Y tế", "role": "lead"}]}],
    "citations": [{"number": "12/KH-UBND", "issued_on": None}],
}


def test_items_are_judged_by_their_gold(tmp_path: Path) -> None:
    text = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế rà soát các trạm y tế cấp xã.\n2. Sở Tài chính thực hiện Kế hoạch số 12/KH-UBND.\n"
    (tmp_path / "mau.txt").write_text(text, encoding="utf-8")
    (tmp_path / "mau.json").write_text(json.dumps(GOLD), encoding="utf-8")
    found = [(one.kind, one.right) for one in judged(tmp_path / "mau.txt")]
    assert found == [("task", True), ("task", False), ("citation", True)]


@pytest.fixture(scope="module")
def sample_items() -> list[Item]:
    """Everything extracted from our samples, judged; no connection is opened for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection was opened"))
        return read_items([SAMPLES])


def of_kind(items: Sequence[Item], kind: str) -> list[Item]:
    return [item for item in items if item.kind == kind]


def test_every_task_has_features(sample_items: list[Item]) -> None:
    assert all(item.values for item in of_kind(sample_items, "task"))


def test_on_our_samples_a_higher_value_is_right_more_often(sample_items: list[Item]) -> None:
    shares = [one.share for one in bins(of_kind(sample_items, "task"), (0.0, 0.7, 0.9, 1.0))]
    assert shares == sorted(shares)


@pytest.mark.parametrize("kind", ["task", "decision", "figure", "citation"])
def test_on_our_samples_what_is_sure_is_right(kind: str, sample_items: list[Item]) -> None:
    worth = reliability(of_kind(sample_items, kind))
    assert worth.sure > 0.3, f"nothing of {kind} is reported as {SURE} or more"
    assert worth.sure_right >= 0.95


def test_the_fit_on_our_samples_can_be_repeated(sample_items: list[Item]) -> None:
    tasks = of_kind(sample_items, "task")
    assert to_toml(fit(tasks), tasks) == to_toml(fit(tasks[::-1]), tasks[::-1])


def test_the_command_measures_and_writes(tmp_path: Path) -> None:
    for name in ("ct-chay-rung", "kh-an-toan-lao-dong", "news-cap-nuoc"):
        for ending in (".txt", ".json"):
            (tmp_path / f"{name}{ending}").write_bytes((SAMPLES / f"{name}{ending}").read_bytes())
    out = tmp_path / "trong-so.toml"
    done = CliRunner().invoke(cli, ["calibrate", str(tmp_path), "--out", str(out), "--format", "json"])
    assert done.exit_code == 0, done.output
    assert set(json.loads(done.stdout)) == {"task.cross_validated", "task", "decision", "figure", "citation"}
    assert "weights" in tomllib.loads(out.read_text(encoding="utf-8"))


def test_the_command_speaks_vietnamese_of_an_empty_folder(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["calibrate", str(tmp_path)])
    assert done.exit_code == 2
    assert "không có cặp tệp" in done.output

"""The words of the reference files do what their sections say: every example, and every word, is read so."""

from __future__ import annotations

from typing import Any

import pytest
from chidao.corpus.reference import load_table
from chidao.extractors.agencies import find_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.structure import sentences
from chidao.extractors.tasks.advisers import introduced
from chidao.extractors.tasks.charges import hands_down
from chidao.extractors.tasks.clause import read_clause
from chidao.extractors.tasks.leaders import is_chief, is_leader
from chidao.extractors.tasks.openers import opener, skip_connectives
from chidao.extractors.tasks.ranks import rank_of
from chidao.extractors.tasks.refusals import refuses
from chidao.extractors.words import Words, split_phrase

TABLES = {name: load_table(name) for name in ("body_words", "predicates", "clause_words")}
ORDER = ("modal", "charge", "speech", "act", "manner", "action")
SECTIONS = [(name, section) for name, table in TABLES.items() for section in table]


def phrases(name: str, section: str) -> list[str]:
    """The entries of a section."""
    return [part.strip() for part in TABLES[name][section]["words"].split(";") if part.strip()]


def examples(name: str, key: str = "examples") -> list[tuple[str, str]]:
    """Section and sentence of every example of a file."""
    return [(section, one) for section, entry in load_table(name).items() for one in entry.get(key, ())]


def names_in(text: str) -> list[str]:
    words = Words.of(text)
    bodies = read_bodies(words, 0, len(words))
    return [one.name for one in bodies.mentions] if bodies else []


def predicate_of(text: str) -> str:
    """What a text that begins with a name has from its predicate on."""
    words = Words.of(text)
    at = find_predicate(words, 0, len(words))
    return "" if at is None else text[words.starts[at] :]


# Form


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_words_are_in_lower_case(name: str, section: str) -> None:
    assert [one for one in phrases(name, section) if one != one.lower() or one != " ".join(one.split())] == []


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_a_word_stands_once_in_its_section(name: str, section: str) -> None:
    entries = phrases(name, section)
    assert sorted(entries) == sorted(set(entries))


@pytest.mark.parametrize("name", TABLES)
def test_an_entry_is_a_group_of_words(name: str) -> None:
    assert all(split_phrase(one) for section in TABLES[name] for one in phrases(name, section))


# Names of bodies


@pytest.mark.parametrize(("section", "text"), [one for one in examples("body_words") if one[0] != "other"])
def test_example_of_a_name_is_read_whole(section: str, text: str) -> None:
    assert names_in(text) == [text]
    assert predicate_of(text) == ""


@pytest.mark.parametrize("text", [one for section, one in examples("body_words") if section == "other"])
def test_example_of_another_group_is_no_name(text: str) -> None:
    assert names_in(text) == []


# First words that are also something else: what stands behind them says which.
COMPLETED = {"thanh tra": "tỉnh", "cấp": "ủy", "tổ chức": "đảng"}


@pytest.mark.parametrize("word", sorted({*phrases("body_words", "agency")} - {*phrases("body_words", "office")}))
def test_a_first_word_begins_a_name(word: str) -> None:
    words = Words.of(f"{word.capitalize()} {COMPLETED.get(word, 'Đá Bạc')}")
    head = read_head(words, 0, len(words))
    assert head is not None
    assert head.kind in {"agency", "collective"}
    assert head.end >= len(split_phrase(word))


@pytest.mark.parametrize("word", phrases("body_words", "office"))
def test_an_office_begins_the_name_of_its_holder(word: str) -> None:
    words = Words.of(f"{word.capitalize()} Sở Y tế")
    head = read_head(words, 0, len(words))
    assert head is not None
    assert head.kind == "office_holder"


@pytest.mark.parametrize("word", phrases("body_words", "collective"))
def test_a_noun_makes_a_collective(word: str) -> None:
    words = Words.of(f"các {word} liên quan")
    head = read_head(words, 0, len(words))
    assert head is not None
    assert head.plural
    assert head.end > len(split_phrase(word))


@pytest.mark.parametrize("word", phrases("body_words", "other"))
def test_another_group_begins_no_name(word: str) -> None:
    words = Words.of(f"{word} theo quy định")
    assert read_head(words, 0, len(words)) is None


@pytest.mark.parametrize("word", phrases("body_words", "field"))
def test_a_field_stands_whole_in_a_name(word: str) -> None:
    name = f"Sở {word.capitalize()}"
    words = Words.of(f"{name}, UBND tỉnh")
    bodies = read_bodies(words, 0, len(words))
    assert bodies is not None
    assert [one.name for one in bodies.mentions] == [name, "UBND tỉnh"]
    assert predicate_of(f"{name} phải báo cáo") == "phải báo cáo"


@pytest.mark.parametrize("word", phrases("body_words", "compound"))
def test_a_compound_holds_no_predicate(word: str) -> None:
    assert predicate_of(f"Trung tâm {word} tỉnh phải báo cáo") == "phải báo cáo"


@pytest.mark.parametrize("word", phrases("body_words", "department"))
def test_a_department_is_named_with_a_capital(word: str) -> None:
    name = f"Cục {word[0].upper()}{word[1:]}"
    assert predicate_of(f"{name} theo dõi, đôn đốc") == "theo dõi, đôn đốc"
    assert names_in(f"{name}, UBND tỉnh") == [name, "UBND tỉnh"]


@pytest.mark.parametrize("word", phrases("body_words", "naming_verb") + phrases("body_words", "naming_verb_followed"))
def test_a_naming_verb_belongs_to_the_name(word: str) -> None:
    assert predicate_of(f"cơ quan {word} phải báo cáo") == "phải báo cáo"


@pytest.mark.parametrize(
    "word", [one for one in phrases("body_words", "naming_verb_followed") if predicate_label(Words.of(one), 0)]
)
def test_without_another_predicate_a_naming_verb_is_what_must_be_done(word: str) -> None:
    assert predicate_of(f"Các đơn vị {word} đúng hạn").startswith(word)


@pytest.mark.parametrize("word", phrases("body_words", "naming"))
def test_after_a_naming_word_a_verb_belongs_to_the_name(word: str) -> None:
    assert predicate_of(f"{word} kiểm tra văn bản phải báo cáo") == "phải báo cáo"


@pytest.mark.parametrize("word", phrases("body_words", "naming_office"))
def test_an_office_by_its_bare_noun_acts(word: str) -> None:
    assert predicate_of(f"{word} hoàn thiện hồ sơ trình ký") == "hoàn thiện hồ sơ trình ký"


@pytest.mark.parametrize("verb", phrases("body_words", "names_office"))
def test_a_verb_that_names_an_office_belongs_to_the_name(verb: str) -> None:
    assert predicate_of(f"Trung tâm {verb} số 2 phải báo cáo") == "phải báo cáo"


# Predicates


@pytest.mark.parametrize(("section", "text"), examples("predicates"))
def test_example_holds_a_predicate_of_its_section(section: str, text: str) -> None:
    words = Words.of(text)
    assert section in {hit[1] for at in range(len(words)) if (hit := predicate_label(words, at))}


@pytest.mark.parametrize("section", TABLES["predicates"])
def test_every_word_is_found_as_a_predicate(section: str) -> None:
    """Its kind is that of the first section that has it: "biểu dương" is told of leaders before it is a duty."""
    before = {split_phrase(one) for name in ORDER[: ORDER.index(section)] for one in phrases("predicates", name)}
    wrong = []
    for one in phrases("predicates", section):
        words = Words.of(one)
        hit = predicate_label(words, 0)
        earlier = split_phrase(one) in before
        if hit is None or hit[0] != len(words) or (hit[1] != section and not earlier):
            wrong.append((one, hit))
    assert wrong == []


# Verbs of one syllable


SYLLABLES = [(word, one) for word, entry in load_table("syllables").items() for one in entry["examples"]]


@pytest.mark.parametrize(("word", "case"), SYLLABLES)
def test_a_syllable_is_a_verb_or_half_a_noun(word: str, case: str) -> None:
    predicate = case.partition("| ")[2]
    assert predicate_of(case.replace("| ", "")) == predicate
    assert word in split_phrase(case)


# Openers of clauses


@pytest.mark.parametrize(("section", "text"), examples("clause_words"))
def test_example_opens_its_clause(section: str, text: str) -> None:
    words = Words.of(text)
    assert opener(words, 0, section) > 0


@pytest.mark.parametrize(
    ("section", "text", "unit"),
    [
        ("connective", "Đồng thời, tăng cường kiểm tra", "tăng cường kiểm tra"),  # left out
        ("connective", "Cụ thể, Sở Y tế rà soát", "Sở Y tế rà soát"),
        ("purpose", "Để hoàn thành mục tiêu, Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát", "Sở Y tế rà soát"),
        ("scope", "Đối với dự án chậm tiến độ, rà soát", "Đối với dự án chậm tiến độ, rà soát"),  # stays
        ("scope", "Trường hợp vướng mắc, báo cáo", "Trường hợp vướng mắc, báo cáo"),
    ],
)  # fmt: skip
def test_what_an_opener_does_to_the_unit(section: str, text: str, unit: str) -> None:
    words = Words.of(text)
    clause = read_clause(words)
    assert opener(words, 0, section)
    assert clause is not None
    assert text[clause.start :] == unit


@pytest.mark.parametrize("word", phrases("clause_words", "connective"))
def test_a_connective_is_passed_over(word: str) -> None:
    words = Words.of(f"{word.capitalize()}, Sở Y tế rà soát")
    assert words.plain[skip_connectives(words, 0)] == "sở"


# What is refused, and who may charge


@pytest.mark.parametrize(("kind", "text"), examples("refusals"))
def test_example_is_refused(kind: str, text: str) -> None:
    assert refuses(text, kind)


@pytest.mark.parametrize(("kind", "text"), examples("refusals", "others"))
def test_others_are_not_refused(kind: str, text: str) -> None:
    assert not refuses(text, kind)


def test_a_kind_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        refuses("rà soát", "nothing")


LEADS: dict[str, Any] = {"leader": is_leader, "chief": is_chief, "adviser": introduced}


@pytest.mark.parametrize(("section", "name"), examples("ranks"))
def test_ranks(section: str, name: str) -> None:
    assert rank_of(name) == load_table("ranks")[section]["rank"]


@pytest.mark.parametrize("name", ["Sở Y tế", "Trung tâm Y tế", "Bộ Chỉ huy Quân sự tỉnh", "Công ty cấp nước"])
def test_names_that_tell_no_rank(name: str) -> None:
    assert rank_of(name) == 0


@pytest.mark.parametrize(("kind", "text"), examples("leaders"))
def test_example_is_of_its_kind(kind: str, text: str) -> None:
    assert LEADS[kind](text)


@pytest.mark.parametrize(("kind", "text"), examples("leaders", "others"))
def test_others_are_of_no_such_kind(kind: str, text: str) -> None:
    assert not LEADS[kind](text)


def test_a_chief_is_a_leader() -> None:
    assert set(load_table("leaders")["chief"]["titles"]) <= {*load_table("leaders")["leader"]["titles"], "đồng chí$"}


@pytest.mark.parametrize(
    "text",
    load_table("abbreviations")["ending_in_dot"]["examples"]
    + [f"Theo {word}. Bình, việc này còn chậm." for word in load_table("abbreviations")["ending_in_dot"]["words"]],
)
def test_the_dot_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text, 0, len(text)) == ((0, len(text)),)


@pytest.mark.parametrize(("_kind", "text"), examples("handed_things"))
def test_a_thing_that_is_handed_down_charges_nobody(_kind: str, text: str) -> None:
    assert hands_down(Words.of(text), 0)


@pytest.mark.parametrize(("_kind", "text"), examples("handed_things", "others"))
def test_a_body_is_not_handed_down(_kind: str, text: str) -> None:
    assert not hands_down(Words.of(text), 0)

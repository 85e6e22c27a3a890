"""A plan pasted out of Word loses the numbers that Word draws; what it asks must still be found."""

from pathlib import Path

from thidua.plans.reading.engine import read_path

TEXT = Path(__file__).resolve().parents[2] / "demo" / "plans" / "text" / "001-khu-vuc-mien-nui-phia-bac-2021.docx.txt"


def test_text_without_its_numbers_gives_the_same_deadlines() -> None:
    (reading,) = read_path(TEXT)
    dated = {str(fact.fields["due"].get("date")) for fact in reading.facts if fact.kind == "obligation" and fact.fields.get("due")}
    assert dated - {"None"} == {"2021-02-20", "2021-06-20", "2021-07-05", "2021-11-10", "2021-12-15"}


def test_preamble_of_such_a_text_owes_nothing() -> None:
    (reading,) = read_path(TEXT)
    opening = reading.document.text.index("MỤC ĐÍCH")
    assert [fact.quote for fact in reading.facts if fact.kind in {"obligation", "stage", "event"} and fact.at[0] < opening] == []

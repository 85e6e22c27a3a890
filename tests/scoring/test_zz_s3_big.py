import time, pytest
from tests.criteria.make import big_tree
from tests.scoring import make, workbooks
from thidua.scoring.workbook.columns import Column as C
from thidua.scoring.actions.workbook import Written, take_workbook
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
def test_big(capsys):
    floor = make.make_floor(nodes=big_tree(300)); turn = workbooks.turn_of(floor)
    t = time.perf_counter(); data = workbooks.book(floor, turn); out = time.perf_counter() - t
    v = {(c.code, C.MET): "Đạt" for c in floor.version.criteria.filter(kind="pass_fail")} | {(c.code, C.DONE): 80 for c in floor.version.criteria.filter(kind="imported")}
    data = workbooks.filled(data, v)
    t = time.perf_counter(); found = workbooks.compared(floor, turn, data); cmp = time.perf_counter() - t
    f = make.a_file(floor.person(turn))
    t = time.perf_counter(); take_workbook(turn, file=f, marks=[Written(o.code, o.told, o.seen, o.at) for o in found.changes], by=floor.person(turn)); take = time.perf_counter() - t
    with capsys.disabled(): print("BIG", len(data), "out", out, "compare", cmp, "take", len(found.changes), take)

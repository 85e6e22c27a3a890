"""The house rules that a linter does not know (design: one order of the apps, one writer, one door to the ledger, small pieces)."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.db.models import CheckConstraint, Q

import thidua
from thidua.ledger.rules import ACTIONS
from tools import glossary, licences

HOUSE = Path(thidua.__file__).parent
ROOT = HOUSE.parent
MOST = {"function": 40, "file": 400, "template": 150}
LOCAL = [config.label for config in apps.get_app_configs() if config.name.startswith("thidua.")]

WITHOUT: dict[str, str] = {
    "accounts.make_first_administrator: by": "nobody has an account yet; the ledger names the system",
    "portal.open_house: by": "the first run: nobody has an account yet",
    "files.store_file: transaction.atomic": "opening a file takes seconds and must not hold the database; `keep_files` writes",
    "plans.upload_plan: transaction.atomic": "reading takes seconds and must not hold the database; the write after it is one transaction",
}
"""Actions that miss a part of the form, with the reason. At most five."""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sources() -> list[Path]:
    return [path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


# ---- one order of the apps ----


def test_apps_stand_in_one_order_everywhere() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = [name.strip() for layer in contracts[0]["layers"] for name in layer.split("|")]
    assert [name for name in layers if not name.startswith("(")] == LOCAL


def test_addresses_stand_in_the_order_of_the_apps() -> None:
    included = re.findall(r'include\("thidua\.(\w+)\.\w+"\)', (HOUSE / "urls.py").read_text())
    order = list(dict.fromkeys(included))
    assert order == [name for name in LOCAL if name in included]
    assert sorted(order) == sorted(path.parent.name for path in HOUSE.glob("*/urls.py"))


def test_what_is_not_in_the_house() -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert [name_of(path) for path in sources() if path.stem in {"utils", "helpers", "signals", "admin"}] == []


# ---- small pieces ----


def test_functions_and_files_are_short() -> None:
    long = [f"{name_of(path)}: {lines}" for path in sources() if (lines := len(path.read_text().splitlines())) > MOST["file"]]
    for path in sources():
        for function in functions(tree_of(path)):
            lines = (function.end_lineno or 0) - function.lineno + 1
            long += [f"{name_of(path)}:{function.lineno} {function.name}: {lines}"] if lines > MOST["function"] else []
    assert long == []


def test_templates_are_short_and_have_nothing_inline() -> None:
    inline = re.compile(r"\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|<style\b|javascript:", re.IGNORECASE)
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in sorted(HOUSE.rglob("templates/**/*.html"))}
    assert [name for name, text in texts.items() if len(text.splitlines()) > MOST["template"]] == []
    assert [(name, found[0].strip()) for name, text in texts.items() if (found := inline.search(text))] == []


def test_imports_stand_at_the_top() -> None:
    inside = [
        f"{name_of(path)}:{node.lineno}"
        for path in sources()
        for function in functions(tree_of(path))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_no_signals() -> None:
    words = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals", "allauth.account.signals")
    assert [(name_of(path), word) for path in sources() for word in words if word in path.read_text()] == []


# ---- one writer, one door ----


def action_modules() -> list[Path]:
    return [path for path in sources() if path.stem == "actions" or path.parent.name == "actions"]


def called(function: ast.AST) -> set[str]:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {func.id if isinstance(func, ast.Name) else func.attr for func in calls if isinstance(func, ast.Name | ast.Attribute)}


def reached(name: str, module: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> set[str]:
    """Everything a function calls, itself or through functions of its own module."""
    direct = called(module[name])
    inner = {other for other in direct if other in module and other not in seen | {name}}
    return direct.union(*(reached(other, module, seen | {name}) for other in inner))


def is_atomic(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator) == "transaction.atomic" for decorator in function.decorator_list)


def offered(path: Path, name: str) -> set[str]:
    """The actions of a package are those that its __init__ offers; a plain module offers every public function."""
    if path.parent.name != "actions":
        return {name}
    assigned = (node for node in tree_of(path.parent / "__init__.py").body if isinstance(node, ast.Assign))
    return {name for node in assigned if ast.unparse(node.targets[0]) == "__all__" for name in ast.literal_eval(node.value)}


def missing_parts(path: Path) -> Iterator[str]:
    module = {node.name: node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)}
    app = path.relative_to(HOUSE).parts[0]
    for name, function in module.items():
        if name.startswith("_") or name not in offered(path, name):
            continue
        calls = reached(name, module)
        parts = {
            "transaction.atomic": is_atomic(function),
            "require": "require" in calls,
            "record": "record" in calls,
            "by": "by" in {argument.arg for argument in function.args.kwonlyargs},
        }
        yield from (f"{app}.{name}: {part}" for part, is_there in parts.items() if not is_there)


def test_every_action_is_atomic_asks_and_records() -> None:
    assert len(action_modules()) > 3
    missing = [line for path in action_modules() for line in missing_parts(path)]
    assert sorted(missing) == sorted(WITHOUT)
    assert len(WITHOUT) <= 5


def test_only_actions_move_states() -> None:
    def moves(node: ast.AST) -> bool:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else []
        flat = [part for target in targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])]
        if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in flat):
            return True
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update"):
            return False
        return any(keyword.arg == "state" for keyword in node.keywords)

    others = [path for path in sources() if path not in action_modules() and "reading" not in path.parts]
    assert [f"{name_of(path)}:{node.lineno}" for path in others for node in ast.walk(tree_of(path)) if moves(node)] == []  # type: ignore[attr-defined]


def test_every_recorded_act_has_its_words() -> None:
    recorded = {
        node.args[1].value
        for path in sources()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "record" and len(node.args) > 1
        if isinstance(node.args[1], ast.Constant)
    }
    handed_on = {word for path in action_modules() for word in re.findall(r'"(\w+\.\w+)"', path.read_text()) if word.split(".")[0] in LOCAL}
    assert sorted((recorded | handed_on) - set(ACTIONS)) == []
    assert sorted(set(ACTIONS) - recorded - handed_on) == []
    assert all(key.split(".")[0] in LOCAL for key in ACTIONS)


# ---- what the database knows ----


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("thidua.")]


def allowed(model: type[models.Model], name: str) -> list[set[str]]:
    """The lists of values that check constraints of the model allow a field."""
    conditions = [rule.condition for rule in model._meta.constraints if isinstance(rule, CheckConstraint)]
    plain = [condition for condition in conditions if isinstance(condition, Q) and not condition.negated and len(condition.children) == 1]
    found = [child for condition in plain for child in condition.children if isinstance(child, tuple) and child[0] == f"{name}__in"]
    return [{str(value) for value in child[1]} for child in found]


def test_every_closed_list_is_also_a_wall_of_the_database() -> None:
    fields = [(model, field) for model in own_models() for field in model._meta.get_fields() if getattr(field, "choices", None)]
    assert len(fields) > 10
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model, field in fields
        if {str(value) for value, _ in field.flatchoices} | ({""} if field.blank else set()) not in allowed(model, field.name)
    ]
    assert wrong == []


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# ---- words and papers ----


def test_glossary_joins_code_and_screen() -> None:
    assert glossary.wrong() == []
    assert glossary.unnamed_models() == []


def test_licences_are_those_of_the_lock() -> None:
    assert licences.wrong() == []
    assert licences.doubtful() == []


def committed() -> list[Path]:
    """Files under version control; without it (an unpacked release) there is nothing to ask."""
    if not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.suffix not in {".docx", ".pdf", ".png", ".doc", ".xlsx", ".woff2"} and path.is_file()]


def test_no_registry_and_no_path_of_one_machine_is_written_down() -> None:
    hosts = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "registry" + ".npm", "crates" + ".io/api", "proxy.go" + "lang.org"]
    hosts += ["debian" + ".org/debian", "deb." + "debian.org", "archive." + "ubuntu.com", "index" + "-url ="]
    machine = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/")
    texts = {name_of(path): path.read_text(encoding="utf-8", errors="replace") for path in committed()}
    assert [(name, host) for name, text in texts.items() for host in hosts if host in text] == []
    inside_its_own_root = {"tools/empty_root.sh", name_of(Path(__file__))}
    assert [(name, found[0]) for name, text in texts.items() if name not in inside_its_own_root and (found := machine.search(text))] == []

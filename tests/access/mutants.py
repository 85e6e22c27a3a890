"""Each permission check of the house, and how to take it away while the tests run in the same process."""

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods

import thidua
from tests.access.matrix import Case, Cell, patterns

View = Callable[..., Any]


@dataclass(frozen=True)
class Mutant:
    """`name` says what is missing; `near` is the app or route whose cells are asked first. `heard` tells, while it is open, when the
    check said something that its absence would change: a cell in which it never did so answers the same without it."""

    name: str
    near: str
    away: Callable[[], AbstractContextManager[Any]]
    heard: Callable[[Callable[[], None]], AbstractContextManager[Any]] | None = None
    kind: str = ""

    def may_show(self, cell: Cell) -> bool:
        """A decorator matters to those whom it stops: visitors without a name; methods that it does not let through."""
        if self.kind == "login_required":
            return cell[1] == "anonymous"
        return cell[0] not in self.kind.removeprefix("methods ").split("/")


@cache
def mutants() -> tuple[Mutant, ...]:
    return (*_permissions(), *_visible_to(), *_decorators())


def _permissions() -> Iterator[Mutant]:
    """Every why_not_… of a permissions.py (or of a package of that name) always says yes."""
    for found in pkgutil.iter_modules(thidua.__path__):
        if not found.ispkg or find_spec(f"thidua.{found.name}.permissions") is None:
            continue
        top = importlib.import_module(f"thidua.{found.name}.permissions")
        inner = [importlib.import_module(f"{top.__name__}.{part.name}") for part in pkgutil.iter_modules(getattr(top, "__path__", []))]
        for module in [top, *inner]:
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if name.startswith("why_not_") and function.__module__ == module.__name__:
                    yield Mutant(f"{found.name}.permissions.{name}", f"{found.name}:", _everywhere(function, _yes), _refusals(function))


def _visible_to() -> Iterator[Mutant]:
    """Every visible_to lets everything through."""
    for model in apps.get_models():
        rows = type(model._default_manager.all())
        if model.__module__.startswith("thidua.") and "visible_to" in vars(rows):
            away = _replaced(rows, "visible_to", lambda self, *args, **kwargs: self.all())
            yield Mutant(f"{model._meta.label}.visible_to", f"{model._meta.app_label}:", away, _calls(rows))


def _decorators() -> Iterator[Mutant]:
    """Every login_required and every limit of methods of our own function views, each taken off alone."""
    for route, pattern in patterns():
        layers, view = _peel(pattern.callback)
        if not view.__module__.startswith("thidua.") or inspect.isclass(view):
            continue
        for number, (kind, _) in enumerate(layers):
            rest = [wrap for place, (_, wrap) in enumerate(layers) if place != number]
            yield Mutant(f"{route} without {kind}", route, _replaced(pattern, "callback", _wrapped(view, rest)), kind=kind)


def _peel(view: View) -> tuple[list[tuple[str, Callable[[View], View]]], View]:
    """The known decorators of a view, outermost first, as ways to put them on again, and the bare function."""
    layers: list[tuple[str, Callable[[View], View]]] = []
    while (inner := getattr(view, "__wrapped__", None)) is not None:
        file = inspect.getfile(view.__code__) if hasattr(view, "__code__") else ""
        if file.endswith("contrib/auth/decorators.py"):
            layers.append(("login_required", login_required))
        elif file.endswith("views/decorators/http.py"):
            methods = inspect.getclosurevars(view).nonlocals["request_method_list"]
            layers.append((f"methods {'/'.join(methods)}", require_http_methods(methods)))
        view = inner
    return layers, view


def _wrapped(view: View, outermost_first: list[Callable[[View], View]]) -> View:
    for wrap in reversed(outermost_first):
        view = wrap(view)
    return view


def _yes(*args: Any, **kwargs: Any) -> None:
    """What a check says that finds nothing against it."""


def _everywhere(function: View, instead: View) -> Callable[[], AbstractContextManager[Any]]:
    """Another function stands under every name under which a module of the house holds this one."""

    def away() -> AbstractContextManager[Any]:
        stack = ExitStack()
        for module, held in _names_of(function):
            stack.enter_context(patch.object(module, held, instead))
        return stack

    return away


@cache
def _names_of(function: View) -> list[tuple[ModuleType, str]]:
    house = [module for name, module in list(sys.modules.items()) if name.startswith("thidua.")]
    return [(module, key) for module in house for key, value in vars(module).items() if value is function]


def _refusals(function: View) -> Callable[[Callable[[], None]], AbstractContextManager[Any]]:
    """Tells each time the function says no."""

    def heard(tell: Callable[[], None]) -> AbstractContextManager[Any]:
        def listening(*args: Any, **kwargs: Any) -> Any:
            answer = function(*args, **kwargs)
            if answer is not None:
                tell()
            return answer

        return _everywhere(function, listening)()

    return heard


def _calls(rows: type[Any]) -> Callable[[Callable[[], None]], AbstractContextManager[Any]]:
    """Tells each time the rows are asked for what somebody may see."""
    plain = rows.visible_to

    def heard(tell: Callable[[], None]) -> AbstractContextManager[Any]:
        def listening(self: Any, *args: Any, **kwargs: Any) -> Any:
            tell()
            return plain(self, *args, **kwargs)

        return patch.object(rows, "visible_to", listening)

    return heard


def _replaced(owner: Any, name: str, value: Any) -> Callable[[], AbstractContextManager[Any]]:
    return lambda: patch.object(owner, name, value)


def asked(mutant: Mutant, cases: list[Case]) -> list[Case]:
    """The cells that can show this mutant: of its route; or of its app, and of the apps that ask its permissions or call its actions."""
    if not mutant.near.endswith(":"):
        return [case for case in cases if case.route == mutant.near]
    app = mutant.near.removesuffix(":")
    own = [case for case in cases if case.route.startswith(mutant.near)]
    return own + [case for case in cases if case not in own and case.route.split(":")[0] in _callers(app)]


@cache
def _callers(app: str) -> frozenset[str]:
    wish = re.compile(rf"thidua\.{app}\.(permissions|actions)|from thidua\.{app} import .*(permissions|actions)")
    paths = [path for path in Path(thidua.__path__[0]).rglob("*.py") if wish.search(path.read_text(encoding="utf-8"))]
    return frozenset(path.relative_to(thidua.__path__[0]).parts[0] for path in paths) - {app}

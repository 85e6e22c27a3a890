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
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods

import thidua
from tests.access.matrix import Case, patterns

View = Callable[..., Any]


@dataclass(frozen=True)
class Mutant:
    """`name` says what is missing; `near` is the app or route whose cells are asked first."""

    name: str
    near: str
    away: Callable[[], AbstractContextManager[Any]]


def mutants() -> list[Mutant]:
    return [*_permissions(), *_visible_to(), *_decorators()]


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
                    yield Mutant(f"{found.name}.permissions.{name}", f"{found.name}:", _everywhere(function))


def _visible_to() -> Iterator[Mutant]:
    """Every visible_to lets everything through."""
    for model in apps.get_models():
        rows = type(model._default_manager.all())
        if model.__module__.startswith("thidua.") and "visible_to" in vars(rows):
            app = model._meta.app_label
            yield Mutant(
                f"{model._meta.label}.visible_to", f"{app}:", _replaced(rows, "visible_to", lambda self, *args, **kwargs: self.all())
            )


def _decorators() -> Iterator[Mutant]:
    """Every login_required and every limit of methods of our own function views, each taken off alone."""
    for route, pattern in patterns():
        layers, view = _peel(pattern.callback)
        if not view.__module__.startswith("thidua.") or inspect.isclass(view):
            continue
        for number, (kind, _) in enumerate(layers):
            rest = [wrap for place, (_, wrap) in enumerate(layers) if place != number]
            yield Mutant(f"{route} without {kind}", route, _replaced(pattern, "callback", _wrapped(view, rest)))


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


def _everywhere(function: View) -> Callable[[], AbstractContextManager[Any]]:
    """The function says yes under every name under which a module of the house holds it."""

    def away() -> AbstractContextManager[Any]:
        stack = ExitStack()
        for name, module in list(sys.modules.items()):
            if name.startswith("thidua."):
                for held in [key for key, value in vars(module).items() if value is function]:
                    stack.enter_context(patch.object(module, held, lambda *args, **kwargs: None))
        return stack

    return away


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

"""What may stand in a tag: a declared field, a few filters, a loop over a declared list, a condition on fields. Nothing that runs.

Each tag is parsed by jinja2 alone and its tree compared with this short list, so that a template can neither call nor reach anything.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from thidua.core import dates
from thidua.core.text import fold
from thidua.documents.rules.fields import Field, FieldList
from thidua.documents.templating.scan import Span, field_tag

OPEN, CLOSE, BLOCK_OPEN, BLOCK_CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"
"""Inside the machine tags are written with these, so that braces anywhere else in the file are only braces."""
MOST_LETTERS = 200
"""In one tag."""


def in_words(value: object) -> str:
    """A value as it is printed."""
    return dates.phrase(value) if isinstance(value, date) else str(value)


def _first_up(value: object) -> str:
    words = in_words(value)
    return words[:1].upper() + words[1:]


def _short_day(value: object) -> object:
    return dates.short(value) if isinstance(value, date) else value


def _joined(value: Iterable[object], sign: str = ", ") -> str:
    return sign.join(in_words(item) for item in value)


FILTERS: Mapping[str, Callable[..., object]] = {
    "hoa": lambda value: in_words(value).upper(),
    "hoa_dau": _first_up,
    "bo_cham": lambda value: in_words(value).rstrip(" .;"),
    "ngay": _short_day,
    "noi": _joined,
}
FILTER_WORDS = {
    "hoa": "đổi ra chữ in hoa",
    "hoa_dau": "viết hoa chữ đầu",
    "bo_cham": "bỏ dấu chấm ở cuối",
    "ngay": "ngày dạng 05/01/2021",
    "noi": "nối cả danh sách thành một dòng",
}
ENGLISH = {"upper": "hoa", "capitalize": "hoa_dau", "title": "hoa_dau", "join": "noi", "date": "ngay"}
LOOP = {"index", "first", "last"}
KEYWORDS = {"and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "none"}
FOR = re.compile(r"for\s+(\w+)\s+in\s+(.+)")
LEVEL = re.compile(r"(tr|tc|p|r)\s+(?=for\b|if\b|elif\b|else\b|end)")
STRINGS = re.compile(r"'[^']*'|\"[^\"]*\"")
SMART = re.compile("[“”„‟‘’‚‛«»]")
SPACED = re.compile(r"[a-z_][\w]*(?:\s+[a-z_][\w]*)+", re.IGNORECASE)


class Wrong(Exception):
    """What is wrong with a tag and what to type instead; `unknown`: the name that is not in the dictionary."""

    def __init__(self, why: str, instead: str = "", *, unknown: str = "") -> None:
        self.why, self.instead, self.unknown = why, instead, unknown
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Command:
    """A tag understood. `verb`: print for, if, elif, else, endfor, endif. `level`: the tr or p typed before it. `uses`: fields it names."""

    verb: str
    code: str
    level: str = ""
    uses: tuple[str, ...] = ()


@dataclass(slots=True)
class Scope:
    """The declared fields, and what each open loop calls its line; None when the list itself is not known."""

    fields: FieldList
    loops: dict[str, Field | None] = field(default_factory=dict)


ENV = SandboxedEnvironment(autoescape=True)


def understood(span: Span, scope: Scope) -> Command:
    """Raises `Wrong`. A loop that is understood is not yet in the scope."""
    if span.sign == "{#":
        return Command("comment", "")
    if len(span.inner) > MOST_LETTERS:
        raise Wrong(f"thẻ dài quá {MOST_LETTERS} chữ.", "Kiểm tra xem có quên đóng thẻ bằng }} hoặc %} không.")
    if SMART.search(span.inner):
        straight = SMART.sub('"', span.inner)
        raise Wrong("trong thẻ có dấu nháy cong “ ” của Word.", f"Gõ dấu nháy thẳng: {span.words.replace(span.inner, straight)}")
    if span.sign == "{{":
        uses = _Expression(scope).of(span.inner)
        return Command("print", f"{OPEN}{span.inner}{CLOSE}", uses=uses)
    return _command(span.inner, scope)


def _command(inner: str, scope: Scope) -> Command:
    level = found[1] if (found := LEVEL.match(inner)) else ""
    words = inner[found.end() :] if found else inner
    if level in {"tc", "r"}:
        raise Wrong(f"không dùng được dạng “{{%{level} …”.", f"Gõ {{% {words} %}}")
    verb, _, rest = words.partition(" ")
    code = f"{BLOCK_OPEN}{words}{BLOCK_CLOSE}"
    if verb in {"else", "endfor", "endif"} and not rest:
        return Command(verb, code, level)
    if verb == "for":
        return Command(verb, code, level, (_loop(words, scope)[1].name,))
    if verb in {"if", "elif"}:
        return Command(verb, code, level, _Expression(scope, prints=False).of(rest))
    known = difflib.get_close_matches(verb, ["for", "endfor", "if", "elif", "else", "endif"], n=1)
    instead = f"Có phải muốn gõ {{% {known[0]} … %}}?" if known else "Chỉ dùng for … endfor (lặp) và if … endif (điều kiện)."
    raise Wrong(f"lệnh “{verb}” không dùng được trong mẫu.", instead)


def _loop(words: str, scope: Scope) -> tuple[str, Field]:
    """The name of its line and the list. Raises `Wrong`."""
    lists = [one for one in scope.fields if one.is_list]
    found = FOR.fullmatch(words)
    if found is None:
        example = f"{{% for {lists[0].item} in {lists[0].name} %}}" if lists else "{% for dong in danh_sach %}"
        raise Wrong("lệnh lặp viết chưa đúng.", f"Gõ như {example}")
    if scope.loops:
        raise Wrong("vòng lặp nằm trong vòng lặp.", "Đóng vòng ngoài bằng {% endfor %} trước, hoặc bỏ vòng trong.")
    source = found[2].strip()
    known = scope.fields.get(source)
    if known is not None and known.is_list:
        return found[1], known
    if known is not None:
        raise Wrong(f"“{source}” không phải danh sách nên không lặp được.", f"Gõ {{{{ {source} }}}}")
    if not re.fullmatch(r"\w+", source):
        choice = ", ".join(one.name for one in lists) or "chưa có danh sách nào"
        raise Wrong(f"chỉ lặp được theo danh sách đã khai, không lặp theo “{source}”.", f"Các danh sách: {choice}.")
    raise unknown(source, lists, as_tag=False)


def opened(command_words: str, scope: Scope) -> tuple[str, Field | None]:
    """The line of a loop, for the scope; also of one that was refused, so that what stands in it is not refused too."""
    found = FOR.search(command_words)
    return (found[1], scope.fields.get(found[2].strip())) if found else ("", None)


def unknown(name: str, among: list[Field], *, as_tag: bool = True) -> Wrong:
    near = nearest(name, among)
    if near is None:
        return Wrong(f"không có trường nào tên “{name}”.", "Chọn tên trong Danh mục trường.", unknown=name)
    typed = f"{{{{ {near.name} }}}}" if as_tag and not near.is_list else near.tag
    return Wrong(f"không có trường nào tên “{name}”.", f"Có phải “{near.label}”? Gõ {typed}", unknown=name)


def nearest(name: str, among: list[Field]) -> Field | None:
    """By its name or by its label, marks ignored."""
    sought = re.sub(r"\W+", "_", fold(name)).strip("_")
    known = {re.sub(r"\W+", "_", fold(words)): one for one in among for words in (one.label, one.name)}
    found = difflib.get_close_matches(sought, known, n=1, cutoff=0.6)
    return known[found[0]] if found else None


def rewritten(name: str, known: FieldList) -> str:
    near = nearest(name, list(known))
    return f"Gõ {near.tag if near else field_tag(name)}"


class _Expression:
    """One expression of a tag, walked. `prints`: it stands in {{ }} and must give words, not a list."""

    def __init__(self, scope: Scope, *, prints: bool = True) -> None:
        self.scope, self.prints, self.uses = scope, prints, list[str]()

    def of(self, inner: str) -> tuple[str, ...]:
        self._look(inner)
        try:
            tree = ENV.parse(f"{{{{ {inner} }}}}")
        except TemplateSyntaxError as error:
            raise Wrong(f"thẻ “{inner}” viết chưa đúng.", f"Gõ {field_tag(inner)}") from error
        [output] = tree.body if len(tree.body) == 1 else [None]
        if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
            raise Wrong(f"thẻ “{inner}” viết chưa đúng.", f"Gõ {field_tag(inner)}")
        self._walk(output.nodes[0], is_whole=True)
        return tuple(self.uses)

    def _look(self, inner: str) -> None:
        """What is told better before the parser sees it: nothing inside, marks, spaces, hyphens in a name."""
        bare = STRINGS.sub('""', inner)
        name = bare.partition("|")[0].strip()
        if not inner:
            raise Wrong("thẻ trống, chưa có tên trường.", "Gõ tên trường vào giữa, như {{ trich_yeu }}")
        if not bare.isascii():
            raise Wrong(f"tên trường “{name}” có dấu tiếng Việt.", rewritten(name, self.scope.fields))
        words = set(bare.split())
        if SPACED.fullmatch(name) and not words & KEYWORDS:
            raise Wrong(f"tên trường “{name}” có dấu cách.", rewritten(name, self.scope.fields))
        if re.fullmatch(r"[a-z_]\w*(?:-[a-z_]\w*)+", name, re.IGNORECASE):
            raise Wrong(f"tên trường “{name}” có dấu gạch ngang.", rewritten(name, self.scope.fields))

    def _walk(self, node: nodes.Node, *, is_whole: bool = False) -> None:
        match node:
            case nodes.Name():
                self._name(node.name, is_whole=is_whole)
            case nodes.Getattr(node=nodes.Name(name=base)):
                self._part(base, node.attr)
            case nodes.Filter():
                self._filter(node)
            case nodes.Const() if isinstance(node.value, str | int):
                pass
            case nodes.Not() | nodes.And() | nodes.Or() if not self.prints:
                for child in node.iter_child_nodes():
                    self._walk(child)
            case nodes.Compare(ops=[nodes.Operand(op="eq" | "ne")]) if not self.prints:
                self._walk(node.expr)
                self._walk(node.ops[0].expr)
            case _:
                raise Wrong("trong thẻ có phép tính hoặc lời gọi, mẫu không chạy được.", "Chỉ gõ tên một trường, như {{ trich_yeu }}")

    def _name(self, name: str, *, is_whole: bool) -> None:
        prints = self.prints and is_whole
        if name in self.scope.loops:
            line = self.scope.loops[name]
            if prints and line is not None and line.parts:
                raise Wrong(f"“{name}” là cả một dòng của danh sách.", f"Chọn một phần, như {{{{ {name}.{line.parts[0].name} }}}}")
            return
        known = self.scope.fields.get(name)
        if known is None:
            raise self._stranger(name)
        if prints and known.is_list:
            raise Wrong(f"“{name}” là một danh sách, không in thẳng ra được.", f"Gõ {known.tag}")
        self.uses.append(name)

    def _stranger(self, name: str) -> Wrong:
        """The line of a list outside its loop is told as such."""
        for one in self.scope.fields:
            if one.item == name:
                return Wrong(f"“{name}” chỉ dùng được ở trong vòng lặp.", f"Gõ {one.tag}", unknown=name)
        return unknown(name, list(self.scope.fields))

    def _part(self, base: str, name: str) -> None:
        if base == "loop" and self.scope.loops and name in LOOP:
            return
        if base not in self.scope.loops:
            raise Wrong(f"“{base}.{name}” chỉ dùng được ở trong vòng lặp.", "Mở vòng lặp trước bằng {% for … in … %}")
        line = self.scope.loops[base]
        parts = [part.name for part in line.parts] if line else [name]
        if name not in parts:
            choice = ", ".join(f"{{{{ {base}.{part} }}}}" for part in parts)
            instead = f"Các phần có: {choice}" if parts else f"Gõ {{{{ {base} }}}}"
            raise Wrong(f"danh sách không có phần “{name}”.", instead, unknown=f"{base}.{name}")

    def _filter(self, node: nodes.Filter) -> None:
        if node.name not in FILTERS:
            near = ENGLISH.get(node.name) or next(iter(difflib.get_close_matches(node.name, FILTERS, n=1)), "")
            choice = ", ".join(f"{name} ({words})" for name, words in FILTER_WORDS.items())
            instead = f"Gõ “|{near}” ({FILTER_WORDS[near]})." if near else f"Các cách đổi có: {choice}."
            raise Wrong(f"cách đổi “|{node.name}” không có.", instead)
        given = [*node.args, *(pair.value for pair in node.kwargs)]
        takes = node.name == "noi" and len(given) <= 1 and all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in given)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or (given and not takes):
            raise Wrong(f"cách đổi “|{node.name}” viết chưa đúng.", f"Gõ “|{node.name}”, không kèm gì trong ngoặc.")
        assert node.node is not None
        self._filtered(node)

    def _filtered(self, node: nodes.Filter) -> None:
        """A list goes through |noi alone, and |noi takes a list alone."""
        inner = node.node
        one = self.scope.fields.get(inner.name) if isinstance(inner, nodes.Name) and inner.name not in self.scope.loops else None
        if node.name == "noi":
            if one is None or not one.is_list or one.parts:
                raise Wrong("“|noi” chỉ nối được một danh sách chữ.", "Bỏ “|noi”, hoặc gõ tên một danh sách trước nó.")
            self.uses.append(one.name)
            return
        assert inner is not None
        self._walk(inner, is_whole=True)

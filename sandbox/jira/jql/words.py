"""From the text of a query to its parts, refused at the character at which it goes wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.jira.base.errors import Refused

TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
      | (?P<sign>!=|!~|>=|<=|[=<>~(),!])
      | (?P<word>[^\s=<>~(),!"'&|]+)
      | (?P<also>&&|\|\||&|\|)
    )""",
    re.VERBOSE,
)
ALSO = {"&&": "and", "&": "and", "||": "or", "|": "or", "!": "not"}


@dataclass(frozen=True)
class Word:
    text: str
    """Without its quotes; what is no text in lower case by `low`."""
    is_quoted: bool
    at: int

    @property
    def low(self) -> str:
        return "" if self.is_quoted else self.text.lower()


@dataclass(frozen=True)
class Value:
    """What a field is compared with: a text, a function's answer, or EMPTY."""

    text: str
    is_function: bool = False
    is_empty: bool = False


@dataclass(frozen=True)
class Clause:
    field: str
    operator: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Not:
    of: Node


@dataclass(frozen=True)
class Both:
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Either:
    parts: tuple[Node, ...]


Node = Clause | Not | Both | Either


@dataclass(frozen=True)
class Query:
    where: Node | None
    order: tuple[tuple[str, bool], ...]
    """Fields, and whether downwards."""


def parse(jql: str) -> Query:
    """Read a query; raise ``Refused`` as Jira does."""
    return _Reader(jql).query()


class _Reader:
    def __init__(self, jql: str) -> None:
        self._jql = jql
        self._tokens = list(_tokens(jql))
        self._next = 0

    def query(self) -> Query:
        where = None if self._peek("order") or self._is_over() else self._either()
        order = self._order() if self._peek("order") else ()
        if not self._is_over():
            raise self._wrong("Expecting either 'OR' or 'AND' but got '{}'.")
        return Query(where, order)

    def _either(self) -> Node:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Node:
        parts = [self._one()]
        while self._take("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self) -> Node:
        if self._take("not"):
            return Not(self._one())
        if self._take("("):
            inside = self._either()
            self._demand(")")
            return inside
        return self._clause()

    def _clause(self) -> Clause:
        field = self._word("Expecting a field name but got '{}'.")
        operator = self._operator(field)
        if operator in ("in", "not in"):
            self._demand("(")
            values = [self._value()]
            while self._take(","):
                values.append(self._value())
            self._demand(")")
            return Clause(field, operator, tuple(values))
        return Clause(field, operator, (self._value(),))

    def _operator(self, field: str) -> str:
        if self._is_over():
            raise Refused(
                400,
                f"Error in the JQL Query: Expecting operator before the end of the query. The valid operators are "
                f"'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (near '{field}')",
            )
        for sign in ("!=", "!~", ">=", "<=", "=", "<", ">", "~", "in"):
            if self._take(sign):
                return sign
        if self._take("not"):
            self._demand("in")
            return "not in"
        if self._take("is"):
            return "is not" if self._take("not") else "is"
        raise self._wrong(
            "Expecting operator but got '{}'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', "
            "'IN', 'NOT IN', 'IS' and 'IS NOT'."
        )

    def _value(self) -> Value:
        if self._is_over():
            raise Refused(400, "Error in the JQL Query: Expecting either a value, list or function before the end.")
        token = self._tokens[self._next]
        if not token.is_quoted and token.low in ("empty", "null"):
            self._next += 1
            return Value("", is_empty=True)
        text = self._word(
            "Expecting either a value, list or function but got '{}'. "
            "You must surround '{}' in quotation marks to use it as a value."
        )
        if not token.is_quoted and self._take("("):
            self._demand(")")
            return Value(text, is_function=True)
        return Value(text)

    def _order(self) -> tuple[tuple[str, bool], ...]:
        self._demand("order")
        self._demand("by")
        fields = []
        while True:
            name = self._word("Expecting a field name but got '{}'.")
            down = self._take("desc")
            if not down:
                self._take("asc")
            fields.append((name, down))
            if not self._take(","):
                return tuple(fields)

    # -- tokens

    def _is_over(self) -> bool:
        return self._next >= len(self._tokens)

    def _peek(self, low: str) -> bool:
        return not self._is_over() and self._tokens[self._next].low == low

    def _take(self, low: str) -> bool:
        if not self._peek(low):
            return False
        self._next += 1
        return True

    def _demand(self, low: str) -> None:
        if not self._take(low):
            raise self._wrong(f"Expecting '{low}' but got '{{}}'.")

    def _word(self, otherwise: str) -> str:
        if self._is_over():
            raise self._wrong(otherwise)
        token = self._tokens[self._next]
        if not token.is_quoted and (token.text in "(),=<>~!" or token.low in RESERVED):
            raise self._wrong(otherwise)
        self._next += 1
        return token.text

    def _wrong(self, why: str) -> Refused:
        if self._is_over():
            return Refused(400, f"Error in the JQL Query: {why.format('the end of the query', '')} ")
        token = self._tokens[self._next]
        return Refused(
            400, f"Error in the JQL Query: {why.format(token.text, token.text)} (line 1, character {token.at + 1})"
        )


RESERVED = {"and", "or", "not", "in", "is", "order", "by"}


def _tokens(jql: str) -> list[Word]:
    found = []
    at = 0
    while jql[at:].strip():
        match = TOKEN.match(jql, at)
        if match is None:
            start = at + len(jql[at:]) - len(jql[at:].lstrip())
            raise Refused(
                400,
                f"Error in the JQL Query: The character '{jql[start]}' is a reserved JQL character. You must enclose "
                f"it in a string or use the escape sequence. (line 1, character {start + 1})",
            )
        kind = str(match.lastgroup)
        text = match.group(kind)
        if kind == "text":
            found.append(Word(re.sub(r"\\(.)", r"\1", text[1:-1]), is_quoted=True, at=match.start(kind)))
        else:
            found.append(Word(ALSO.get(text, text), is_quoted=False, at=match.start(kind)))
        at = match.end()
    return found

"""Values: frozen dataclasses whose methods are written when somebody needs them.

`dataclass` writes six methods for each class and has Python compile them: 0.7 ms. Dateline has 300 values, of which the
bot's first answer needs few, and they were a tenth of a start. What those methods do needs an instance, so a value gets
them, `dataclass`'s own, with its first one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, make_dataclass
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")

# The classes that have had no instance yet.
_without_methods = dict[Any, None]()


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, slots: bool = True) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, slots: bool = True) -> type[T] | Callable[[type[T]], type[T]]:
    """Makes a class what `dataclass(frozen=True, slots=True)` makes it. Without slots it can have cached properties."""
    return _value(cls, slots) if cls is not None else lambda cls: _value(cls, slots)


def write_all_methods() -> None:
    """Writes what is still put off, in a process of which copies are made: else each copy does."""
    for cls in tuple(_without_methods):
        _write_methods(cls)


def _value(cls: type[T], slots: bool) -> type[T]:
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete

    def first_init(self: Any, *args: Any, **named: Any) -> None:
        _write_methods(made)
        made.__init__(self, *args, **named)

    def set_state(self: Any, state: Any) -> None:
        """An instance that comes out of a pickle may be the first."""
        if made in _without_methods:
            _write_methods(made)
        for name, part in state.items() if isinstance(state, dict) else zip(_names(made), state, strict=True):
            object.__setattr__(self, name, part)

    made.__init__, made.__setstate__ = first_init, set_state
    if slots:
        made.__getstate__ = _state
    _without_methods[made] = None
    return made  # type: ignore[no-any-return]


def _write_methods(cls: Any) -> None:
    """Gives a class the methods of a dataclass with the same fields; keeps those that it has written itself."""
    after = getattr(cls, "__post_init__", None)
    twin: Any = make_dataclass(
        cls.__name__,
        [(each.name, each.type, each) for each in fields(cls)],
        namespace={"__post_init__": after} if after else None,
        frozen=True,
    )
    own = vars(cls)
    for name in ("__repr__", "__eq__", "__hash__"):
        if own.get(name) is None:
            setattr(cls, name, getattr(twin, name))
    twin.__init__.__qualname__ = f"{cls.__qualname__}.__init__"
    cls.__init__ = twin.__init__
    _without_methods.pop(cls, None)


def _names(cls: Any) -> list[str]:
    return [each.name for each in fields(cls)]


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in _names(self)]


def _refuse_to_set(self: object, name: str, _new: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")

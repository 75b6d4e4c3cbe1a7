"""Values behave as frozen dataclasses do, also before their class has had an instance."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from briefings.values import frozen, write_all_methods


@frozen
class Crate:
    """A value with every kind of field."""

    name: str
    weight: int = 1
    tags: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Usual:
    """The same, as it would be written otherwise."""

    name: str
    weight: int = 1
    tags: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


@frozen(slots=False)
class Stack:
    """A value that works something out once."""

    crates: tuple[Crate, ...]

    @cached_property
    def weight(self) -> int:
        return sum(crate.weight for crate in self.crates)


def test_a_value_is_what_a_frozen_dataclass_would_be() -> None:
    value, usual = Crate("tea", tags=("dry",)), Usual("tea", tags=("dry",))
    assert repr(value) == repr(usual).replace("Usual", "Crate")
    assert asdict(value) == asdict(usual)
    assert [each.name for each in fields(Crate)] == [each.name for each in fields(Usual)]
    assert hash(value) == hash(usual)
    assert (value.weight, value.notes) == (1, {})
    assert not hasattr(value, "__dict__")
    assert replace(value, weight=3) == Crate("tea", 3, ("dry",))
    match value:
        case Crate(name, weight):
            assert (name, weight) == ("tea", 1)


def test_values_are_equal_by_what_they_compare() -> None:
    assert Crate("tea", notes={"a": "b"}) == Crate("tea")
    assert len({Crate("tea"), Crate("tea"), Crate("salt")}) == 2
    assert Crate("tea") != Crate("tea", 2)
    assert Crate("tea") != Usual("tea")


def test_a_value_does_not_change() -> None:
    crate = Crate("tea")
    with pytest.raises(FrozenInstanceError):
        crate.name = "salt"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del crate.name  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Stack(()).crates = (crate,)
    assert crate.name == "tea"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Crate(), "missing 1 required positional argument: 'name'"),
        (lambda: Crate("tea", colour="red"), "unexpected keyword argument 'colour'"),
    ],
)
def test_a_wrong_call_is_told_as_python_tells_it(call: Any, words: str) -> None:
    with pytest.raises(TypeError, match=f"Crate.__init__.*{words}"):
        call()


def test_the_first_instance_may_come_out_of_a_pickle() -> None:
    """As in a process of the desk, which gets values that it has never made."""
    code = (
        "import pickle, sys; one, other = pickle.loads(sys.stdin.buffer.read()); "
        "assert one == other and hash(one) == hash(other), (one, other); "
        "assert one.crates[0].notes == {'a': 'b'} and one.weight == 3; print(one)"
    )
    stacks = [Stack((Crate("tea", notes={"a": "b"}), Crate("salt", 2))) for _ in range(2)]
    read = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(stacks), capture_output=True, check=True)
    assert read.stdout.decode().strip() == repr(stacks[0])


def test_a_value_is_copied_with_what_it_has_worked_out() -> None:
    stack = Stack((Crate("tea"),))
    assert stack.weight == 1
    for again in (copy.copy(stack), copy.deepcopy(stack), pickle.loads(pickle.dumps(stack))):
        assert again == stack
        assert again.__dict__["weight"] == 1


def test_a_value_keeps_the_methods_that_it_writes_itself() -> None:
    @frozen
    class Odd:
        """Equal to all that are as odd."""

        number: int

        def __post_init__(self) -> None:
            object.__setattr__(self, "number", abs(self.number))

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Odd) and other.number % 2 == self.number % 2

        def __hash__(self) -> int:
            return self.number % 2

        def __repr__(self) -> str:
            return "odd" if self.number % 2 else "even"

    assert Odd(-3) == Odd(5)
    assert hash(Odd(3)) == 1
    assert repr([Odd(-3), Odd(4)]) == "[odd, even]"
    assert Odd(-3).number == 3


def test_a_value_may_have_the_fields_of_another() -> None:
    @frozen
    class Marked(Crate):
        """A crate with a mark."""

        mark: str = "up"

    marked = Marked("tea", 2)
    assert (marked.name, marked.weight, marked.mark) == ("tea", 2, "up")
    assert marked == Marked("tea", 2, mark="up")
    assert marked != Crate("tea", 2)


def test_methods_can_be_written_before_there_is_an_instance() -> None:
    @frozen
    class Tin:
        """A value that nobody has made."""

        size: int

    before = Tin.__init__
    write_all_methods()
    assert Tin.__init__ is not before
    assert Tin(1) == Tin(1)

"""Values that nobody changes, made in a fifth of the time that the standard library takes for such a class.

There are some four hundred of them, and a quarter of every start went into writing their methods. To a reader and to
the type checker this is `dataclasses.dataclass`. As the program runs, of a class that is frozen and has slots only
`__init__` is written; comparing, hashing and showing are the same three functions for all, and it is the type checker
alone that holds it frozen.
"""

from dataclasses import dataclass as written_out
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(**wishes):
        return value if wishes == {"frozen": True, "slots": True} else written_out(**wishes)


def value(cls: type) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else a line is written for it, from its signature
    made: Any = written_out(repr=False, eq=False, slots=True)(cls)
    names = [field.name for field in made.__dataclass_fields__.values() if field.compare]
    made.compared = staticmethod(attrgetter(*names) if names else type)
    for name, function in METHODS.items():
        if vars(cls).get(name) is None:
            setattr(made, name, function)
    return made  # type: ignore[no-any-return]


def same(self: Any, other: Any) -> bool:
    if self.__class__ is not other.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    return bool(self is other or self.compared(self) == self.compared(other))


def hashed(self: Any) -> int:
    return hash(self.compared(self))


def shown(self: Any) -> str:
    told = [field.name for field in self.__dataclass_fields__.values() if field.repr]
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in told)})"


METHODS = {"__eq__": same, "__hash__": hashed, "__repr__": shown}

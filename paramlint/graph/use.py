"""Use: one place where a program uses Keras's API, with the arguments it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from paramlint.graph.literal import Scalar
from paramlint.keras.shape import Shape
from paramlint.source.span import Span
from paramlint.unknown import Unknown

CALL, IMPORT, ASSIGNMENT = "call", "import", "assignment"


@dataclass(frozen=True, slots=True)
class Named:
    """A class or function that is given by its name: `keras.losses.mse`; `own` where the file defines it."""

    name: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """How the labels of samples are written, and the place that made them so.

    `integers`: each is the number of its class; `one-hot`: each has a column for every class; `binarized`: the same,
    but for two classes a single column. `classes` is how many classes there may be, None where only the data knows.
    """

    encoding: str
    classes: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Data:
    """An array or a stream of data. The shape of a stream is that of its inputs, and None where it has several.

    `name` is the known data set it is taken out of and `classes` how many that has, where the data is its labels;
    `pixels` says that the data is its pictures as they are, from 0 to 255, and `below` what all its numbers are below,
    where they stand for words. `labels` is known where the data is labels at all. A stream hands out `targets` beside
    its inputs, if it does.
    """

    shape: Shape | Unknown | None
    dtype: str | None = None
    name: str | None = None
    classes: int | None = None
    pixels: bool = False
    is_stream: bool = False
    below: int | None = None
    labels: Labels | None = None
    targets: Data | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call. `name` is the keyword, None where it is given by its `position`.

    `span` is all of it, `value_span` without the keyword.
    """

    name: str | None
    position: int | None
    value: Given
    span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class Use:
    """A call of Keras, a method called on one of its objects, an import from it, or an attribute of its set.

    `name` is Keras's own dotted name (`keras.layers.Dense`, `keras.Model.fit`, `keras.Layer.trainable`), `written` the
    one under which the program reached it (`tensorflow.keras.layers.Dense`). `span` is the whole expression and
    `name_span` the part that names what is used (`layers.Dense`; in an import, one of its names). `receiver` is the
    identity of the object whose method or attribute it is, `made` that of the object it makes. `complete` is False
    where arguments are passed on that nobody knows, `certain` where a condition decides that is not known, and
    `guarded` says that it stands in a `try`. A use that stands in another module (`elsewhere`) has the place that led
    there for its span, and says nothing of its arguments: there is nothing to edit.
    """

    name: str
    written: str
    kind: str
    span: Span
    name_span: Span
    arguments: tuple[Argument, ...] = ()
    receiver: int | None = field(default=None, compare=False)
    made: int | None = field(default=None, compare=False)
    complete: bool = True
    certain: bool = True
    guarded: bool = False
    elsewhere: bool = False

    @property
    def last_name(self) -> str:
        """What the use is called without its home: `Dense`, `fit`."""
        return self.name.rpartition(".")[2]

    def keyword(self, name: str) -> Argument | None:
        """The argument given by this keyword."""
        return next((argument for argument in self.arguments if argument.name == name), None)


Given: TypeAlias = "Scalar | Named | Data | Use | Unknown | tuple[Given, ...] | dict[str, Given]"
"""What an argument is worth: constants, and what Keras made by the Use that made it."""

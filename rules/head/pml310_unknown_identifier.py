"""PML310: a name that Keras does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Given, Use
from paramlint.lint.arguments import parameter_of
from paramlint.lint.finding import Finding, Fix, Severity
from paramlint.lint.identifiers import is_known, kind_of, nearest, registers_its_own
from paramlint.lint.renaming import rename_text
from paramlint.lint.rule import UseRule


class UnknownIdentifier(UseRule):
    """A loss, metric, activation or the like by a name that Keras does not know.

    ## What it does

    Reports texts that `compile` and layers are given for a loss, a metric, an optimizer, an activation, an
    initializer, a regularizer or a constraint, if neither Keras has such a name nor the file registers names of its own
    (`register_keras_serializable`, `custom_object_scope`, `get_custom_objects`). Names that only Keras 2 had are
    reported where the file is to run on Keras 3.

    ## Why it matters

    Keras raises "Could not interpret loss identifier: binary_cross_entropy"; of a loss or a metric not in `compile`
    but in `fit`, when the data is loaded and the first batch has been computed.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_cross_entropy")
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    ```
    """

    severity = Severity.ERROR
    fix_safety = "unsafe"
    names = ("keras.Model.compile", "keras.layers.")

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each such name."""
        if use.guarded or program.target == "1" or registers_its_own(program):
            return
        for argument in use.arguments:
            kind = kind_of(parameter_of(use, argument), use)
            for name in _texts(argument.value) if kind is not None else ():
                if kind is not None and not is_known(name, kind, argument, program.target):
                    yield self._unknown(name, kind, argument, program)

    def _unknown(self, name: str, kind: str, argument: Argument, program: Program) -> Finding:
        better = nearest(name, kind, program.target)
        edits = None if better is None else rename_text(argument, name, better, program)
        older = " of Keras 2" if program.target == "3" and is_known(name, kind, argument, "2") else ""
        return self.finding(
            f"Keras {program.target} does not know the {kind} `{name}`{older}",
            argument.span,
            help=None if better is None else f"did you mean `{better}`?",
            fix=None if edits is None else Fix(f"use {better}", edits, "unsafe"),
        )


def _texts(given: Given) -> Iterator[str]:
    """The names in a value: one, or those of several outputs in a list or a dictionary. An object's own dictionary,
    with its class and configuration, holds other names."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, tuple):
        for one in given:
            yield from _texts(one)
    elif isinstance(given, dict) and "class_name" not in given:
        for one in given.values():
            yield from _texts(one)

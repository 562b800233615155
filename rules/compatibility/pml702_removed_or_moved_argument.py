"""PML702: an argument that Keras 3 refuses, ignores or takes for another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.program import Program
from paramlint.graph.use import CALL, Argument, Use
from paramlint.lint.edits import as_keyword, remove_argument, remove_arguments, rename_keyword, replace_argument
from paramlint.lint.finding import Edit, Finding, Fix, Severity
from paramlint.lint.input_first import input_first, model_begun_by
from paramlint.lint.keras3 import concerns
from paramlint.lint.moved import Keyword, gone_keyword, most_by_position, place_of_name
from paramlint.lint.rule import UseRule
from paramlint.lint.schedule import decay_as_schedule

_OF_INPUT = ("batch_input_shape", "batch_size", "input_length")
_WITH_VALUE: dict[tuple[str, object], str] = {
    ("dim_ordering", "tf"): 'data_format="channels_last"',
    ("dim_ordering", "th"): 'data_format="channels_first"',
    ("grayscale", True): 'color_mode="grayscale"',
}
_DTYPES = ("float", "int", "uint", "bool", "string", "complex", "bfloat")


class RemovedOrMovedArgument(UseRule):
    """An argument that older versions of Keras took is refused, ignored or taken for another by Keras 3.

    ## What it does

    Reports arguments that are gone or have another name (`lr`, `nb_epoch`, `output_dim`, `batch_input_shape`,
    `workers`), that Keras 3 takes with a warning (`alpha` of `LeakyReLU`, `input_length`) or takes and ignores
    (`decay`), and names by position where Keras 3 expects something else (`Sequential([...], "name")`). Only for files
    that are to run on Keras 3; what stands in a `try` is left alone.

    Renaming is safe, and so is leaving out what had no effect on the result. A `decay` becomes the schedule that does
    the same, which is unsafe, as the program trained without it until now.

    ## Why it matters

    Most of them raise: *Argument(s) not recognized: {'lr': 0.01}*, *Unrecognized keyword arguments passed to Dense*,
    *fit() got an unexpected keyword argument 'nb_epoch'*. `decay` does not: after one warning the learning rate stays
    as it is, and training goes otherwise than it did.

    ## Example

    ```python
    from keras import Input, Sequential, optimizers
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])
    optimizer = optimizers.SGD(learning_rate=0.01, decay=1e-4)
    model.compile(optimizer, "binary_crossentropy")
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential, optimizers
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])
    optimizer = optimizers.SGD(learning_rate=optimizers.schedules.InverseTimeDecay(0.01, 1, 1e-4))
    model.compile(optimizer, "binary_crossentropy")
    ```

    ## References

    - `lr` and the saved models that still hold it: <https://github.com/keras-team/keras/issues/20106>
    """

    severity = Severity.ERROR
    fix_safety = "safe"

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each such argument of a call."""
        if use.kind == CALL and concerns(use, program):
            for given in use.arguments:
                if given.name is not None:
                    yield from self._keyword(use, given, program)
            yield from self._positions(use, program)

    def _keyword(self, use: Use, given: Argument, program: Program) -> Iterator[Finding]:
        found = gone_keyword(use, given.name or "")
        if found is None or (found.name == "decay" and given.value is None):
            return
        yield self.finding(
            _message(use, found),
            given.span,
            severity=Severity.ERROR if found.refused else Severity.WARNING,
            help=_remedy(found),
            fix=_fix(use, given, found, program),
        )

    def _positions(self, use: Use, program: Program) -> Iterator[Finding]:
        positional = [one for one in use.arguments if one.position is not None]
        place, most = place_of_name(use.name), most_by_position(use.name)
        if place is not None and place < len(positional) and _is_name(positional[place]):
            yield self._name_by_position(use, positional[place], last=place == len(positional) - 1)
        elif most is not None and len(positional) > most:
            message = f"`{use.last_name}` takes at most {most} arguments by position in Keras 3, and is given"
            yield self.finding(f"{message} {len(positional)}", positional[most].span, help="leave out what is gone")

    def _name_by_position(self, use: Use, given: Argument, *, last: bool) -> Finding:
        taken_for = "trainable" if use.name == "keras.Sequential" else "dtype"
        edits = as_keyword(given, "name") if last else None
        return self.finding(
            f"`{use.last_name}` takes this name for its `{taken_for}` in Keras 3, and refuses it",
            given.span,
            help="give it as `name=`",
            fix=Fix("give the name by keyword", edits) if edits else None,
        )


def _is_name(given: Argument) -> bool:
    return isinstance(given.value, str) and not given.value.startswith(_DTYPES)


def _has_no_effect(use: Use, keyword: str) -> bool:
    found = gone_keyword(use, keyword)
    return found is not None and found.without_effect


def _message(use: Use, found: Keyword) -> str:
    name = f"`{found.name}`"
    if not found.refused:
        what = "no longer supported and will be ignored" if found.name == "decay" else "deprecated, and has no effect"
        return f"{name} of `{use.last_name}` is " + (f"called `{found.new}` in Keras 3" if found.new else what)
    if use.name.startswith("keras.optimizers."):
        return f"Argument(s) not recognized: {name} of `{use.last_name}` is gone in Keras 3"
    if use.name.startswith("keras.layers."):
        return f"Unrecognized keyword arguments passed to {use.last_name}: {name} is gone in Keras 3"
    return f"`{use.last_name}` got an unexpected keyword argument: {name} is gone in Keras 3"


def _remedy(found: Keyword) -> str:
    if found.name == "decay":
        return "make the learning rate a schedule: `InverseTimeDecay(rate, 1, decay)`"
    return found.remedy


def _fix(use: Use, given: Argument, found: Keyword, program: Program) -> Fix | None:
    edits, safety = _edits(use, given, found, program), "safe"
    if edits is None and found.name == "decay":
        edits, safety = decay_as_schedule(use, program), "unsafe"
    return Fix(_remedy(found).replace("`", ""), edits, safety) if edits else None


def _edits(use: Use, given: Argument, found: Keyword, program: Program) -> tuple[Edit, ...] | None:
    """The edits of a safe fix."""
    if found.new is not None:
        return rename_keyword(use, found.name, found.new)
    if isinstance(given.value, bool | str) and (found.name, given.value) in _WITH_VALUE:
        return replace_argument(given, _WITH_VALUE[found.name, given.value])
    if found.without_effect:
        without = [one.name for one in use.arguments if one.name and _has_no_effect(use, one.name)]
        return remove_arguments(use, without, program) or remove_argument(use, found.name, program)
    if found.name == "decay" and given.value == 0:
        return remove_argument(use, found.name, program)
    if found.name in _OF_INPUT:
        model = model_begun_by(use, program)
        if model is not None:
            return input_first(model, use, program)
        return None if found.refused else remove_argument(use, found.name, program)
    return None

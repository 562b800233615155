"""PML701: a module, name or method that Keras 3 no longer has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.program import Program
from paramlint.graph.use import CALL, IMPORT, Use
from paramlint.lint.finding import Edit, Finding, Fix, Severity
from paramlint.lint.gone_calls import call_by_new_name, call_other_method
from paramlint.lint.gone_imports import import_from_tensorflow, import_instead, place_of
from paramlint.lint.keras3 import as_written, concerns
from paramlint.lint.moved import Gone, gone_name, in_keras_2, of_tensorflow_only
from paramlint.lint.rule import UseRule

_ONLY_KERAS_2 = "Keras 3 has nothing in its place; tf-keras, which is Keras 2, still has it"
_LEGACY = "keras.optimizers.legacy"
"""A module that can be imported, and holds names that only raise."""


class RemovedApi(UseRule):
    """The program uses a module, a name or a method that Keras 3 no longer has.

    ## What it does

    Reports imports and calls of what was in Keras 1 or 2 and is not in Keras 3: modules (`keras.layers.core`,
    `keras.utils.np_utils`, `keras.wrappers.scikit_learn`), names (`CuDNNLSTM`, `keras.backend.mean`) and methods of
    models (`fit_generator`, `predict_classes`). What `tf.keras` still has is reported of the package `keras` alone.
    Where something else takes the same arguments and does the same, the fix puts it there, in the import and wherever
    the file uses it. Only for files that are to run on Keras 3; what stands in a `try` is left alone.

    ## Why it matters

    The program stops there: *No module named 'keras.layers.core'*, *cannot import name 'np_utils' from 'keras.utils'*,
    *'Sequential' object has no attribute 'fit_generator'*. Most of these names only moved.

    ## Example

    ```python
    import keras
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])


    def distance(a, b):
        return keras.backend.mean(abs(a - b))
    ```

    ## Use instead

    ```python
    import keras
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])


    def distance(a, b):
        return keras.ops.mean(abs(a - b))
    ```

    ## References

    - Keras, *Migrating Keras 2 code to multi-backend Keras 3*: <https://keras.io/guides/migrating_to_keras_3/>
    """

    severity = Severity.ERROR
    fix_safety = "safe"

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """At most one finding; a statement that imports from a module that is gone is one, whatever it imports."""
        found = gone_name(use) if concerns(use, program) else None
        if found is None:
            return
        if use.kind == IMPORT:
            yield from self._import(use, found, program) if found.name != _LEGACY else ()
        elif use.kind == CALL and not _is_told_of_its_import(use, program):
            yield self._call(use, found, program)

    def _import(self, use: Use, found: Gone, program: Program) -> Iterator[Finding]:
        place = place_of(use, program)
        if place is not None:
            edits = import_instead(use, program) or import_from_tensorflow(use, program)
            message = _no_module(use, found) if place.is_module else _no_name(use)
            remedy = _help(found, use, of_module=place.is_module)
            yield self.finding(message, place.span, help=remedy, fix=_fix(found, edits))

    def _call(self, use: Use, found: Gone, program: Program) -> Finding:
        edits = None
        if found.replacement is not None:
            change = call_by_new_name if use.receiver is None else call_other_method
            edits = change(use, found.replacement, program)
        message = _no_attribute(use, found) if use.receiver is None else _no_method(use, program)
        return self.finding(message, use.name_span, help=_help(found, use), fix=_fix(found, edits))


def _is_told_of_its_import(use: Use, program: Program) -> bool:
    """Whether what the call goes through is imported somewhere, and gone: that is told there, or may fail there."""
    gone = (gone_name(one) for one in program.imports if _is_through(use, one))
    return any(one is not None and one.name != _LEGACY for one in gone)


def _is_through(use: Use, imported: Use) -> bool:
    return use.written == imported.written or use.written.startswith(f"{imported.written}.")


def _no_module(use: Use, found: Gone) -> str:
    if found.missing == _LEGACY:
        return f"`{_LEGACY}` is not supported in Keras 3"
    return f"No module named '{as_written(found.missing, use)}' in Keras 3"


def _no_name(use: Use) -> str:
    home, _, last = use.written.rpartition(".")
    return f"cannot import name '{last}' from '{home}' in Keras 3"


def _no_attribute(use: Use, found: Gone) -> str:
    if found.missing == _LEGACY:
        return f"`{_LEGACY}` is not supported in Keras 3"
    home, _, last = as_written(found.missing, use).rpartition(".")
    return f"module '{home}' has no attribute '{last}' in Keras 3"


def _no_method(use: Use, program: Program) -> str:
    model = program.model_of(use)
    kind = model.kind.capitalize() if model is not None and model.kind in ("sequential", "functional") else "Model"
    return f"'{kind}' object has no attribute '{use.last_name}' in Keras 3"


def _help(found: Gone, use: Use, *, of_module: bool = False) -> str | None:
    if use.receiver is not None:
        return f"call {found.similar or f'`{found.replacement}(...)`'}" if found.replacement or found.similar else None
    if found.replacement is not None:
        here = as_written(found.replacement, use)
        if found.is_one_module or of_module:
            return f"what was in it is in `{here if found.is_one_module else here.rpartition('.')[0]}` now"
        return f"use `{here}`"
    nearest = f"the nearest to it is `{found.similar}`" if found.similar else None
    still = f"TensorFlow still has it as `tf.{found.name}`" if of_tensorflow_only(found.name) else None
    told = "; ".join(filter(None, (nearest, still)))
    return told or (_ONLY_KERAS_2 if in_keras_2(found.name) else None)


def _fix(found: Gone, edits: tuple[Edit, ...] | None) -> Fix | None:
    if not edits:
        return None
    return Fix(f"use {found.replacement}" if found.replacement else "import what there is instead", edits)

"""PML604: a callback waits for a number that is never logged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument, value_of
from paramlint.lint.edits import replace_value
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.logs import is_logged, logged, validates
from paramlint.lint.rule import UseRule

_CALLBACKS = "keras.callbacks."
_MONITORING = frozenset({"EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau"})
_LOG_NOTHING = _MONITORING | {"CSVLogger", "History", "LearningRateScheduler", "ProgbarLogger", "TensorBoard"}
_LOG_NOTHING |= {"TerminateOnNaN", "BackupAndRestore"}
_VALIDATION = "val_"
_OTHER_NAME = {"acc": "accuracy", "accuracy": "acc"}


class StaleMonitor(UseRule):
    """A callback waits for a number that is never logged.

    ## What it does

    Looks at the callbacks of a `fit` that monitor something (`EarlyStopping`, `ModelCheckpoint` with `save_best_only`,
    `ReduceLROnPlateau`), and reports a `monitor` that is neither the loss nor one of the metrics of `compile`, and one
    that begins with `val_` where there is no validation data.

    ## Why it matters

    `EarlyStopping(monitor="val_acc")` was right as long as Keras logged `metrics=["accuracy"]` as `acc`. Keras 3 raises
    *Could not infer optimization direction* for a name that it does not know. Where nothing raises, the callback warns
    once an epoch and does nothing: training does not stop, and no checkpoint is saved.

    ## Example

    ```python
    import numpy as np
    from keras import Input, Sequential
    from keras.callbacks import EarlyStopping
    from keras.layers import Dense

    x, y = np.zeros((2000, 4)), np.zeros((2000, 1))
    model = Sequential([Input((4,)), Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    model.fit(x, y, validation_split=0.2, callbacks=[EarlyStopping(monitor="val_acc")])
    ```

    ## Use instead

    ```python
    import numpy as np
    from keras import Input, Sequential
    from keras.callbacks import EarlyStopping
    from keras.layers import Dense

    x, y = np.zeros((2000, 4)), np.zeros((2000, 1))
    model = Sequential([Input((4,)), Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    model.fit(x, y, validation_split=0.2, callbacks=[EarlyStopping(monitor="val_accuracy")])
    ```
    """

    severity = Severity.ERROR
    fix_safety = "safe"
    names = ("keras.Model.fit",)

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each such callback."""
        model, callbacks = program.model_of(use), value_of(use, "callbacks")
        given = callbacks if isinstance(callbacks, tuple) else (callbacks,)
        if model is None or program.target == "1" or not all(isinstance(one, Use) for one in given):
            return
        known = [one for one in given if isinstance(one, Use) and one.name.startswith(_CALLBACKS)]
        if len(known) == len(given) and all(one.last_name in _LOG_NOTHING for one in known):
            for callback in known:
                if callback.complete and _monitors(callback):
                    yield from self._monitor(callback, use, model, program)

    def _monitor(self, callback: Use, fit: Use, model: Model, program: Program) -> Iterator[Finding]:
        monitor, names = value_of(callback, "monitor", "val_loss"), logged(fit, model, program)
        if not isinstance(monitor, str):
            return
        base = monitor.removeprefix(_VALIDATION)
        if names is not None and not is_logged(base, names):
            yield self._never_logged(callback, monitor, names, fit, model, program)
        elif monitor.startswith(_VALIDATION) and validates(fit) is False:
            yield self._report(
                callback,
                f"{callback.last_name} monitors `{monitor}`, and this `fit` has no validation data",
                "pass `validation_data` or `validation_split`, or monitor a number of the training",
                Severity.WARNING,
                fit,
                model,
            )

    def _never_logged(
        self, callback: Use, monitor: str, names: frozenset[str], fit: Use, model: Model, program: Program
    ) -> Finding:
        prefix = _VALIDATION if monitor.startswith(_VALIDATION) else ""
        other = _OTHER_NAME.get(monitor.removeprefix(_VALIDATION), "")
        wanted = f"{prefix}{other}" if other in names else None
        listed = ", ".join(f"`{prefix}{name}`" for name in sorted(names))
        raises = program.target == "3" and callback.last_name == "EarlyStopping" and _infers_direction(callback)
        why = ": Could not infer optimization direction" if raises else ""
        return self._report(
            callback,
            f"{callback.last_name} monitors `{monitor}`, which is never logged{why}",
            f"monitor `{wanted}`" if wanted else f"logged are {listed}",
            Severity.ERROR if raises else Severity.WARNING,
            fit,
            model,
            _fix(callback, wanted) if wanted and program.target == "3" else None,
        )

    def _report(
        self, callback: Use, said: str, help: str, severity: Severity, fit: Use, model: Model, fix: Fix | None = None
    ) -> Finding:
        given = argument(callback, "monitor")
        return self.finding(
            said,
            given.span if given else callback.span,
            severity=severity,
            help=help,
            related=[Related("trained here", fit.span)],
            model=model,
            fix=fix,
        )


def _monitors(callback: Use) -> bool:
    """Whether anything hangs on the number: a checkpoint that saves every epoch does not look at it."""
    if callback.last_name == "ModelCheckpoint":
        return value_of(callback, "save_best_only", False) is True
    return callback.last_name in _MONITORING


def _infers_direction(callback: Use) -> bool:
    return value_of(callback, "mode", "auto") not in ("min", "max")


def _fix(callback: Use, wanted: str) -> Fix | None:
    edits = replace_value(callback, "monitor", f'"{wanted}"')
    return Fix(f"Monitor {wanted}", edits) if edits else None

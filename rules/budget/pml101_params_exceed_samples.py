"""PML101: more parameters are learned than there are samples to learn them from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod
from typing import Annotated

from msgspec import Meta

from paramlint.graph.count import Count, count
from paramlint.graph.model import Call, Layer, Model, Samples, Shape, Shapes, single
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.rule import Rule, RuleOptions
from paramlint.lint.structure import flatten_before_dense, kernel_shape, upstream
from paramlint.lint.wording import above, at_least, percent, plain

_STATED = ("comment", "settings", "command-line")
_INFERRED_WARNING = 10
_REGULARIZERS = ("kernel_regularizer", "recurrent_regularizer", "bias_regularizer", "dropout", "recurrent_dropout")


class ParamsExceedSamples(Rule):
    """More parameters are learned than there are samples to learn them from.

    ## What it does

    Divides the parameters that training changes by the number of training samples times the number of outputs, and
    reports a model where that is more than `limit`. Embeddings and frozen layers are not counted. The rule is silent
    unless it knows the number of samples and the shape of the output: say `# paramlint: samples=20000` above the
    model or at the head of the file, `samples = 20_000` in the settings, or `--samples 20000`.

    A number that you state makes a warning. One that paramlint inferred makes advice, and a warning only from ten
    parameters for each output on; where dropout or another regularization is in sight, one step less.

    ## Why it matters

    A network with as many free parameters as numbers to reproduce can learn its samples by heart. It need not: many
    large models generalize, so this is a reason to look at the validation loss and not a proof. Most often one layer
    holds most of the parameters, and a narrower one does as well.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, Dropout, Flatten, SimpleRNN

    # paramlint: samples=20000
    model = Sequential([
        Input((400, 300)),
        SimpleRNN(50, return_sequences=True),  # 17,550 parameters
        Dropout(0.2),
        Flatten(),
        Dense(1, activation="sigmoid"),  # 20,001 parameters, one for each step and unit
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, SimpleRNN

    # paramlint: samples=20000
    model = Sequential([
        Input((400, 300)),
        SimpleRNN(16),  # 5,072 parameters; hands on the last state only
        Dense(1, activation="sigmoid"),  # 17 parameters
    ])
    ```

    ## References

    - E. B. Baum and D. Haussler, *What Size Net Gives Valid Generalization?*, Neural Computation 1, 1989
    - M. Belkin et al., *Reconciling modern machine-learning practice and the classical bias-variance trade-off*,
      PNAS 116, 2019: with C classes the critical number of parameters is C times the number of samples
    """

    severity = Severity.WARNING

    class Options(RuleOptions, frozen=True):
        """How many parameters there may be."""

        limit: Annotated[float, Meta(gt=0, description="the most parameters for each output of a sample")] = 1.0

    options: Options

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for a model with too many parameters for its samples."""
        samples, outputs = model.samples, _outputs(model)
        if samples is None or not outputs or not model.trainable:
            return
        learned = sum(map(_learned, model.distinct), Count())
        ratio = learned.low / (samples.value * outputs)
        severity = self.severity if samples.source in _STATED else _when_inferred(ratio, model)
        if ratio > self.options.limit and severity:
            largest = max(model.distinct, key=lambda layer: _learned(layer).low)
            yield self.finding(
                self._message(model, learned, samples, outputs),
                model.span,
                severity=severity,
                help=f"{_smaller(model, largest)}, or train on more samples",
                related=_related(samples, largest, learned),
                model=model,
                layer=largest.name,
                measure=round(ratio, 2),
            )

    def _message(self, model: Model, learned: Count, samples: Samples, outputs: int) -> str:
        limit = self.options.limit
        ratio = above(learned.low / (samples.value * outputs), limit)
        exact = learned.exact is not None and not samples.at_most
        each = f"{ratio} for each" if exact else f"at least {ratio} for each"
        outside = " outside the embeddings" if any(map(_has_embeddings, model.distinct)) else ""
        number = f"at most {samples.value:,}" if samples.at_most else f"{samples.value:,}"
        noun = "sample" if samples.value == 1 else "samples"
        told = f"{at_least(learned)} parameters{outside} are learned from {number} {noun}{_origin(samples)}"
        if outputs == 1:
            return f"{told}, {each} (limit {plain(limit)})"
        several = f" with {outputs:,} outputs each, {each} of these {samples.value * outputs:,} outputs"
        return f"{told}{several} (limit {plain(limit)})"


def _origin(samples: Samples) -> str:
    """Where a number that nobody stated comes from."""
    if samples.source in _STATED:
        return ""
    if samples.source == "saved-output":
        return f" that the saved output of cell {samples.cell} counts"
    return f" of {samples.name}" if samples.name else " that the model is fitted to"


def _outputs(model: Model) -> int | None:
    """How many numbers the model puts out for a sample, None where that is not known."""
    output = model.output_shape
    numbers = [_numbers(shape) for shape in (output.shapes if isinstance(output, Shapes) else (output,))]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _numbers(shape: Shape | None) -> int | None:
    dims = [dim for dim in (shape or ())[1:] if isinstance(dim, int)]
    return prod(dims) if shape and len(dims) == len(shape) - 1 else None


def _learned(layer: Layer) -> Count:
    """The parameters that are fitted to the samples: an embedding's rows each see but a few of them."""
    if layer.class_name == "Embedding":
        return Count()
    fitted = (weight for weight in layer.weights if weight.trainable and weight.name != "embeddings")
    return count(fitted) if layer.weights else layer.trainable_params


def _has_embeddings(layer: Layer) -> bool:
    return layer.class_name == "Embedding" or any(weight.name == "embeddings" for weight in layer.weights)


def _when_inferred(ratio: float, model: Model) -> Severity | None:
    """Advice, from ten on a warning, and one step less where the model is regularized; None for nothing to say."""
    steps = (ratio >= _INFERRED_WARNING) - any(map(_regularizes, model.distinct))
    return {1: Severity.WARNING, 0: Severity.ADVICE}.get(steps)


def _regularizes(layer: Layer) -> bool:
    given = layer.arguments or {}
    return layer.family == "regularization" or any(given.get(name) for name in _REGULARIZERS)


def _related(samples: Samples, largest: Layer, learned: Count) -> Iterator[Related]:
    if samples.span:
        verb = "stated" if samples.source in _STATED else "fitted"
        yield Related(f"{samples.value:,} {verb} here", samples.span)
    part = _learned(largest).low
    share = f" ({percent(part, learned.low)})" if learned.exact is not None else ""
    yield Related(f"{part:,} of the parameters{share}", largest.span)


def _smaller(model: Model, largest: Layer) -> str:
    """What would make the model smaller: the last state of a recurrent layer instead of all, else less of the most."""
    total = _total_with_last_state(model)
    if total is not None:
        return f"return only the last state ({total:,} parameters in all), use fewer units"
    if model.calls and model.called_layer(model.calls[-1]) is largest:
        return f"make what feeds `{largest.name}` smaller"
    given = largest.arguments or {}
    kind = next((name for name in ("units", "filters") if name in given), None)
    return f"use fewer {kind} in `{largest.name}`" if kind else f"make `{largest.name}` smaller"


def _total_with_last_state(model: Model) -> int | None:
    """The model's parameters if a recurrent layer before Flatten and Dense returned its last state only."""
    saved = next(filter(None, (_saved_by_last_state(model, call) for call in model.calls)), None)
    total = model.params.exact
    return total - saved if total is not None and saved else None


def _saved_by_last_state(model: Model, call: Call) -> int | None:
    """The part of a Dense kernel that only the earlier states need: recurrent layer, Flatten, Dense."""
    flatten = flatten_before_dense(model, call)
    recurrent = upstream(model, flatten) if flatten else None
    kernel = kernel_shape(model.called_layer(call))
    if kernel is None or recurrent is None:
        return None
    layer, state = model.called_layer(recurrent), (single(recurrent.output_shape) or ())[2:]
    every_state = layer.family == "recurrent" and (layer.arguments or {}).get("return_sequences") is True
    match state:
        case (int(width),) if every_state:
            return (kernel[0] - width) * kernel[1]
    return None

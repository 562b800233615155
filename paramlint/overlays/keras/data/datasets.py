"""`keras.datasets.<name>.load_data()`: arrays of the shapes that everybody gets."""

from __future__ import annotations

from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import NONE, Known, Tuple, Value, same
from paramlint.graph.use import Labels
from paramlint.keras.datasets import COARSE_CLASSES, DATASETS, SMALL_CALIFORNIA, Dataset
from paramlint.keras.shape import Shape, Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.origin import Origin
from paramlint.overlays.arrays.sizes import data_value
from paramlint.overlays.keras.data.tables import word_index

_HOME = "keras.datasets."


def call_dataset(name: str, call: Call) -> Value | None:
    """What a function of `keras.datasets` returns; None for other functions."""
    module, _, function = name.removeprefix(_HOME).partition(".")
    dataset = DATASETS.get(module) if name.startswith(_HOME) else None
    if dataset is None:
        return None
    if function == "get_word_index":
        return word_index(call)
    return _load(module, dataset, call) if function == "load_data" else None


def _load(module: str, dataset: Dataset, call: Call) -> Value | None:
    if call.rest is not None:
        return call.rest
    chosen = _version(module, dataset, call)
    sizes = None if chosen is None else _sizes(chosen, call)
    if chosen is None or sizes is None:
        return None
    origin = Origin(f"{_HOME}{module}")
    return Tuple(tuple(_part(chosen, size, origin, call) for size in sizes))


def _version(module: str, dataset: Dataset, call: Call) -> Dataset | None:
    """The data set in the version that the arguments ask for."""
    if module == "california_housing":
        versions = {"large": dataset, "small": SMALL_CALIFORNIA}
        return versions.get(_text(call.argument(0, "version"), "large"))
    if module == "cifar100":
        modes = {"fine": dataset, "coarse": replace(dataset, classes=COARSE_CLASSES)}
        return modes.get(_text(call.argument(0, "label_mode"), "fine"))
    return dataset


def _text(value: Value | None, default: str) -> str:
    if value is None:
        return default
    return value.value if isinstance(value, Known) and isinstance(value.value, str) else ""


def _sizes(dataset: Dataset, call: Call) -> tuple[Size, Size] | None:
    """How many samples there are of each kind; unknown where sequences that are too long are left out."""
    if dataset.ragged and _drops_long(call):
        left = data_value("how many texts are short enough", call.span)
        return left, replace(left, why=f"in the test set, {left.why}")
    split = call.named().get("test_split", NONE)
    if same(split, NONE):
        return dataset.sizes()
    share = split.value if isinstance(split, Known) else None
    return dataset.sizes(share) if isinstance(share, (int, float)) and 0 <= share <= 1 else None


def _drops_long(call: Call) -> bool:
    maxlen = call.argument(3, "maxlen")
    return maxlen is not None and not same(maxlen, NONE)


def _part(dataset: Dataset, count: Size, origin: Origin, call: Call) -> Value:
    sample, label = dataset.sample, dataset.label
    return Tuple(
        (
            _array((count, *sample), replace(origin, pixels=len(sample) > 1, below=_words(dataset, call)), call),
            _array((count, *label), _labels(dataset, origin, call), call),
        )
    )


def _words(dataset: Dataset, call: Call) -> int | None:
    """How many words are kept of a data set of texts, where that is asked for."""
    asked = call.argument(1, "num_words") or call.named().get("nb_words") if dataset.ragged else None
    return asked.value if isinstance(asked, Known) and type(asked.value) is int else None


def _labels(dataset: Dataset, origin: Origin, call: Call) -> Origin:
    written = None if dataset.classes is None else Labels("integers", dataset.classes, call.span)
    return replace(origin, classes=dataset.classes, labels=written)


def _array(shape: Shape, origin: Origin, call: Call) -> Value:
    return call.machine.allocate(ArrayContent(shape, None, origin))

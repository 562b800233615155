"""The data sets that come with scikit-learn, or that it fetches: always of the same shape."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Known, Reference, Tuple, Value
from paramlint.graph.use import Labels
from paramlint.keras.shape import Shape
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.origin import Origin
from paramlint.overlays.arrays.sizes import unfollowed
from paramlint.overlays.namespaces import NamespaceContent
from paramlint.overlays.pandas.frame import FrameContent
from paramlint.source.span import Span


@dataclass(frozen=True, slots=True)
class Dataset:
    """How many samples there are, and of which shape: one row of features for each, and one target or several."""

    samples: int
    features: int
    classes: int | None = None
    targets: tuple[int, ...] = ()
    images: tuple[int, ...] | None = None


DATASETS = {
    "load_iris": Dataset(150, 4, 3),
    "load_wine": Dataset(178, 13, 3),
    "load_breast_cancer": Dataset(569, 30, 2),
    "load_digits": Dataset(1797, 64, 10, images=(8, 8)),
    "load_diabetes": Dataset(442, 10),
    "load_boston": Dataset(506, 13),
    "load_linnerud": Dataset(20, 3, targets=(3,)),
    "fetch_california_housing": Dataset(20_640, 8),
    "fetch_olivetti_faces": Dataset(400, 4096, 40, images=(64, 64)),
    "fetch_covtype": Dataset(581_012, 54, 7),
}
_OPEN_ML = {"mnist_784": Dataset(70_000, 784), "fashion-mnist": Dataset(70_000, 784)}
"""What `fetch_openml` finds under a name; its targets are texts."""


@dataclass(frozen=True, slots=True, eq=False)
class BunchContent(NamespaceContent):
    """A namespace whose attributes are items as well."""

    described = "data set"

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        name = key.value if isinstance(key, Known) else None
        return self.attribute(reference, str(name), machine, span)


def load(name: str, call: Call) -> Value | None:
    """`load_iris()` and the like; None for what is no data set."""
    dataset = _find(name, call)
    if dataset is None or call.rest is not None:
        return None if dataset is None else call.rest
    framed = _flag(call, "as_frame", name == "fetch_openml")
    together = _flag(call, "return_X_y", False)
    if framed is None or together is None or call.named().keys() & {"n_class", "subset", "percent10"}:
        return unfollowed("which part of the data set is loaded", call.span)
    data, target = _arrays(name, dataset, framed, call)
    return Tuple((data, target)) if together else call.machine.allocate(_bunch(dataset, data, target, call))


def _find(name: str, call: Call) -> Dataset | None:
    if name != "fetch_openml":
        return DATASETS.get(name)
    asked = call.argument(0, "name")
    return _OPEN_ML.get(str(asked.value).lower()) if isinstance(asked, Known) else None


def _flag(call: Call, name: str, default: bool) -> bool | None:
    value = call.named().get(name, Known(default))
    return value.value if isinstance(value, Known) and isinstance(value.value, bool) else None


def _arrays(name: str, dataset: Dataset, framed: bool, call: Call) -> tuple[Value, Value]:
    """The features and the targets, as arrays or as pandas has them."""
    origin = Origin(f"sklearn.datasets.{name}")
    written = None if dataset.classes is None else Labels("integers", dataset.classes, call.span)
    labels = Origin(origin.name, dataset.classes, labels=written)
    made = FrameContent if framed else ArrayContent
    features: Shape = (dataset.samples, dataset.features)
    return (
        call.machine.allocate(made(features, None, origin)),
        call.machine.allocate(made((dataset.samples, *dataset.targets), None, labels)),
    )


def _bunch(dataset: Dataset, data: Value, target: Value, call: Call) -> BunchContent:
    def array(*shape: int) -> Value:
        return call.machine.allocate(ArrayContent(shape))

    attributes: dict[str, Value] = {"data": data, "target": target, "feature_names": array(dataset.features)}
    if dataset.classes is not None:
        attributes["target_names"] = array(dataset.classes)
    if dataset.images is not None:
        attributes["images"] = array(dataset.samples, *dataset.images)
    attributes["frame"] = _frame(dataset, call)
    return BunchContent(attributes, unfollowed("this part of the data set"))


def _frame(dataset: Dataset, call: Call) -> Value:
    """Features and targets side by side, where the data set is loaded as frames."""
    columns = dataset.features + (dataset.targets[0] if dataset.targets else 1)
    return call.machine.allocate(FrameContent((dataset.samples, columns)))

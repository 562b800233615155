"""`make_moons` and the like: data of the size that is asked for."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import Tensor, known, shape_of
from paramlint.keras.shape import Size
from paramlint.overlays.arrays.sizes import shape_from


def plane(count: Any = 100) -> tuple[Tensor, Tensor]:
    """Points with two coordinates, and the class of each.

    >>> [part.shape for part in plane(200)]
    [(200, 2), (200,)]
    """
    total = _count(count)
    return Tensor((total, 2)), Tensor((total,))


def blobs(count: Any = 100, features: Any = 2, centers: Any = None) -> tuple[Tensor, Tensor]:
    """Points around centres, whose coordinates say how many the points have.

    >>> blobs(60, centers=Tensor((3, 5)))[0].shape
    (60, 5)
    """
    stated = () if centers is None else shape_of(centers)
    total = _count(count)
    return Tensor((total, stated[1] if len(stated) == 2 else _size(features))), Tensor((total,))


def table_of(count: Any = 100, features: Any = 20) -> tuple[Tensor, Tensor]:
    """So many samples of so many features, and the target of each."""
    total = _count(count)
    return Tensor((total, _size(features))), Tensor((total,))


def regression(count: Any = 100, features: Any = 100, targets: Any = 1, coefficients: Any = False) -> Any:
    """Samples with one target or several."""
    total, each = _count(count), _size(targets)
    samples = Tensor((total, _size(features)))
    labels = Tensor((total,) if known(targets) == 1 else (total, each))
    if known(coefficients):
        return samples, labels, Tensor((_size(features),) if known(targets) == 1 else (_size(features), each))
    return samples, labels


def several_labels(count: Any = 100, features: Any = 20, classes: Any = 5) -> tuple[Tensor, Tensor]:
    """Samples each of which is in any of the classes."""
    total = _count(count)
    return Tensor((total, _size(features))), Tensor((total, _size(classes)))


def space(count: Any = 100) -> tuple[Tensor, Tensor]:
    """Points with three coordinates, and where on a curve each is."""
    total = _count(count)
    return Tensor((total, 3)), Tensor((total,))


def _size(value: Any) -> Size:
    (size,) = shape_from(value)
    if size is None:
        raise ShapeError("an open size is no number of samples")
    return size


def _count(value: Any) -> Size:
    """How many samples: a number, or one for each class."""
    if isinstance(value, (tuple, list)):
        numbers = known(value)
        if not all(isinstance(number, int) for number in numbers):
            raise ShapeError("the samples of each class are whole numbers")
        return int(sum(numbers))
    return _size(value)


OPERATIONS = (
    Described(
        plane,
        """
        make_moons(n_samples: count = 100, shuffle=True, noise=None, random_state=None)
        make_circles(n_samples: count = 100, shuffle=True, noise=None, random_state=None, factor=0.8)
    """,
    ),
    Described(
        blobs,
        "make_blobs(n_samples: count = 100, n_features: features = 2, centers=None, cluster_std=1.0, "
        "center_box=None, shuffle=True, random_state=None)",
    ),
    Described(
        table_of,
        "make_classification(n_samples: count = 100, n_features: features = 20, n_informative=2, n_redundant=2, "
        "n_repeated=0, n_classes=2, n_clusters_per_class=2, weights=None, flip_y=0.01, class_sep=1.0, "
        "hypercube=True, shift=0.0, scale=1.0, shuffle=True, random_state=None)",
    ),
    Described(
        table_of,
        "make_gaussian_quantiles(mean=None, cov=1.0, n_samples: count = 100, n_features: features = 2, n_classes=3, "
        "shuffle=True, random_state=None)",
    ),
    Described(
        table_of,
        """
        make_friedman1(n_samples: count = 100, n_features: features = 10, noise=0.0, random_state=None)
        make_hastie_10_2(n_samples: count = 12000, random_state=None, features=10)
    """,
    ),
    Described(
        regression,
        "make_regression(n_samples: count = 100, n_features: features = 100, n_informative=10, "
        "n_targets: targets = 1, bias=0.0, effective_rank=None, tail_strength=0.5, noise=0.0, shuffle=True, "
        "coef: coefficients = False, random_state=None)",
    ),
    Described(
        several_labels,
        "make_multilabel_classification(n_samples: count = 100, n_features: features = 20, n_classes: classes = 5, "
        "n_labels=2, length=50, allow_unlabeled=True, random_state=None)",
    ),
    Described(
        space,
        """
        make_swiss_roll(n_samples: count = 100, noise=0.0, random_state=None, hole=False)
        make_s_curve(n_samples: count = 100, noise=0.0, random_state=None)
    """,
    ),
)

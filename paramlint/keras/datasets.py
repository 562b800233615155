"""Keras's own data sets: how many samples of which shape `load_data()` returns."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.keras.shape import Shape


@dataclass(frozen=True, slots=True)
class Dataset:
    """`samples` to train on and to test with, the shapes of one sample and of its label, and the number of classes.

    `split` data sets are cut anew at every load, after `test_split`; the `ragged` ones hold lists of words, of which
    the arguments may leave some out.
    """

    train: int
    test: int
    sample: tuple[int, ...] = ()
    label: tuple[int, ...] = ()
    classes: int | None = None
    split: bool = False
    ragged: bool = False

    def sizes(self, test_split: float | None = None) -> tuple[int, int]:
        """How many samples to train on and to test with.

        >>> DATASETS["boston_housing"].sizes(), DATASETS["boston_housing"].sizes(0.5)
        ((404, 102), (253, 253))
        """
        if not self.split or test_split is None:
            return self.train, self.test
        everything = self.train + self.test
        train = len(range(everything)[: int(everything * (1 - test_split))])
        return train, everything - train

    def shapes(self, count: int) -> tuple[Shape, Shape]:
        """The shapes of so many samples and their labels."""
        return (count, *self.sample), (count, *self.label)


DATASETS = {
    "mnist": Dataset(60_000, 10_000, (28, 28), classes=10),
    "fashion_mnist": Dataset(60_000, 10_000, (28, 28), classes=10),
    "cifar10": Dataset(50_000, 10_000, (32, 32, 3), (1,), 10),
    "cifar100": Dataset(50_000, 10_000, (32, 32, 3), (1,), 100),
    "imdb": Dataset(25_000, 25_000, classes=2, ragged=True),
    "reuters": Dataset(8_982, 2_246, classes=46, split=True, ragged=True),
    "boston_housing": Dataset(404, 102, (13,), split=True),
    "california_housing": Dataset(16_512, 4_128, (8,), split=True),
}
SMALL_CALIFORNIA = Dataset(480, 120, (8,), split=True)
"""`california_housing.load_data(version="small")`."""
COARSE_CLASSES = 20
"""The classes of `cifar100.load_data(label_mode="coarse")`."""

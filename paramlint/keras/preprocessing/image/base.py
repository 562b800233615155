"""What the layers over images have in common."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.preprocessing.image.checks import Check, check_format


class _ImageLayer(_KernelFree):
    """A layer that makes other images of the same shape, and has no weights."""

    checks: ClassVar[tuple[Check, ...]] = ()
    """What its constructor looks at beside `data_format`."""
    needs_colors: ClassVar[bool] = False
    """Whether its call, though not its build, wants images of three channels."""

    also_accepts = frozenset({"activity_regularizer", "bounding_box_format", "data_format"})

    def check_arguments(self) -> None:
        check_format(self)
        for check in self.checks:
            check(self)


WITH_FACTOR = _ImageLayer.also_accepts | {"factor"}
"""What those take by keyword that have a `factor` which is never used."""

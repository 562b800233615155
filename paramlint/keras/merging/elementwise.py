"""Elementwise merging: every number of the output comes from the numbers at its place in the inputs."""

from __future__ import annotations

from paramlint.keras.broadcasting import broadcast, common_batch, may_equal
from paramlint.keras.errors import MergeError
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.merging.base import _Merge
from paramlint.keras.shape import Several, Shape, show_all


class _Elementwise(_Merge, _KernelFree):
    def output_shape(self, inputs: Several) -> Shape:
        shapes = self.tensors(inputs)
        batch = common_batch(shapes)
        if not all(may_equal(batch, shape[0]) for shape in shapes):
            raise MergeError(f"{self.class_name} needs equal batch sizes, got {show_all(shapes)}")
        output = shapes[0][1:]
        for shape in shapes[1:]:
            merged = broadcast(output, shape[1:])
            if merged is None:
                raise MergeError(f"{self.class_name} needs dimensions that are equal or 1, got {show_all(shapes)}")
            output = merged
        return (batch, *output)


class Add(_Elementwise):
    """The sum of the inputs."""

    function_name = "add"


class Subtract(_Elementwise):
    """The first input minus the second."""

    function_name = "subtract"
    number = 2


class Multiply(_Elementwise):
    """The product of the inputs."""

    function_name = "multiply"


class Average(_Elementwise):
    """The mean of the inputs."""

    function_name = "average"


class Maximum(_Elementwise):
    """The largest of the inputs."""

    function_name = "maximum"


class Minimum(_Elementwise):
    """The smallest of the inputs."""

    function_name = "minimum"

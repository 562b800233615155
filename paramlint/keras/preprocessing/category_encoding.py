"""CategoryEncoding: integers as vectors."""

from __future__ import annotations

from paramlint.keras.arguments import is_number, objection
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.preprocessing.encoding import encoded, output_mode
from paramlint.keras.shape import Shape, Size
from paramlint.unknown import Unknown

_MODES = ("multi_hot", "one_hot", "count")


class CategoryEncoding(_KernelFree):
    """Integers below `num_tokens`, each as a vector, or all of a sample counted in one."""

    num_tokens: Size | None = None
    output_mode: str = "multi_hot"
    sparse: bool = False

    def check_arguments(self) -> None:
        output_mode(self, *_MODES)
        if not isinstance(self.num_tokens, Unknown) and not (is_number(self.num_tokens) and not self.num_tokens < 1):
            raise objection(self, "num_tokens", "a number of at least 1")

    def output_shape(self, shape: Shape) -> Shape | Unknown:
        return encoded(shape, output_mode(self, *_MODES), self.num_tokens)

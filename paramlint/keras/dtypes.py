"""How many bytes a number takes under a layer's `dtype`: a dtype, or the name of a policy of two dtypes."""

from __future__ import annotations

from paramlint.keras.shape import Size
from paramlint.unknown import Unknown

_BYTES = {
    **dict.fromkeys(("bool", "int8", "uint8"), 1),
    **dict.fromkeys(("float16", "bfloat16", "int16", "uint16", "half"), 2),
    **dict.fromkeys(("float32", "int32", "uint32"), 4),
    **dict.fromkeys(("float64", "int64", "uint64", "double"), 8),
}
_MIXED = "mixed_"


def computed_bytes(dtype: object) -> Size:
    """The bytes of a number that the layer computes; None is Keras's default, float32.

    >>> computed_bytes(None), computed_bytes("mixed_float16"), computed_bytes("float64")
    (4, 2, 8)
    """
    if dtype is None:
        return 4
    if isinstance(dtype, Unknown):
        return dtype
    name = dtype.removeprefix(_MIXED) if isinstance(dtype, str) else ""
    return _BYTES.get(name, Unknown("unsupported-layer", "how many bytes its dtype takes is not described"))

"""STFTSpectrogram and MelSpectrogram: sounds as frequencies over time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from paramlint.keras.arguments import is_number, is_plain, objection, require_positive
from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.inputs import defined, require_min_rank, require_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Shape, Size, lifted, product
from paramlint.keras.spatial import arranged, channel_axis, slid_over
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

_MODES = ("log", "magnitude", "psd", "real", "imag", "angle", "stft")


class STFTSpectrogram(KerasLayer):
    """Short-time Fourier transforms, as convolutions: their kernels are weights, and trainable."""

    mode: str = "log"
    frame_length: Size = 256
    frame_step: Size | None = None
    fft_length: Size | None = None
    window: Inert = "hann"
    periodic: Inert = False
    scaling: Inert = "density"
    padding: str = "valid"
    expand_dims: bool = False
    data_format: str | None = None

    new_in_keras_3 = True

    def check_arguments(self) -> None:
        for argument, choices in (("mode", _MODES), ("padding", ("valid", "same"))):
            if getattr(self, argument) not in choices:
                raise objection(self, argument, " or ".join(map(repr, choices)))
        if is_plain(self.scaling) and self.scaling not in (None, "density", "spectrum"):
            raise objection(self, "scaling", "'density', 'spectrum' or None")
        require_positive(self, "frame_length")
        channel_axis(self)
        self._check_step()
        self._check_bins()
        self._check_window()

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, 3)
        size = (self.frame_length, 1, self._bins())
        for part, other in (("real", "imag"), ("imag", "real")):
            if self.mode != other:
                yield Weight(f"{part}_kernel", size)

    def output_shape(self, shape: Shape) -> Shape:
        channels = defined(self, shape, channel_axis(self))
        time = self._frames(shape)
        bins = product((2 if self.mode == "stft" else 1, self._bins()))
        if self.expand_dims:
            return arranged(self, shape[0], (time, bins), channels)
        return arranged(self, shape[0], (time,), product((bins, channels)))

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        frames = product((self._frames(shape), defined(self, shape, channel_axis(self))))
        return {weight.name: frames for weight in self.weights(shape)}

    def _frames(self, shape: Shape) -> Dim:
        (time,) = slid_over(self, shape, (self.frame_length,), (self._step(),), self.padding, (1,))
        return time

    def _step(self) -> Size:
        return self.frame_step or self.frame_length // 2

    def _bins(self) -> Size:
        length = self.fft_length or lifted(_power_of_two, self.frame_length)
        assert length is not None
        return length // 2 + 1

    def _check_step(self) -> None:
        if self.frame_step is not None:
            require_positive(self, "frame_step")
        step = self._step()
        if step == 0 or _exceeds(step, self.frame_length):
            raise objection(self, "frame_step", f"a step from 1 to the frame_length {quoted(self.frame_length)}")

    def _check_bins(self) -> None:
        if self.fft_length is None:
            return
        require_positive(self, "fft_length")
        if _exceeds(self.frame_length, self.fft_length):
            raise objection(self, "fft_length", f"at least the frame_length {quoted(self.frame_length)}")

    def _check_window(self) -> None:
        """A window is a name, or a number for each sample of a frame."""
        if not isinstance(self.window, (tuple, list)) or isinstance(self.frame_length, Unknown):
            return
        if len(self.window) != self.frame_length:
            raise objection(self, "window", f"{quoted(self.frame_length)} numbers, one for each sample of a frame")


class MelSpectrogram(KerasLayer):
    """The loudness in each of `num_mel_bins` bands of frequencies, over time."""

    fft_length: Inert = 2048
    sequence_stride: Size = 512
    sequence_length: Inert = None
    window: Inert = "hann"
    sampling_rate: Inert = 16000
    num_mel_bins: Size = 128
    min_freq: Inert = 20.0
    max_freq: Inert = None
    power_to_db: Inert = True
    top_db: Inert = 80.0
    mag_exp: Inert = 2.0
    min_power: Inert = 1e-10
    ref_power: Inert = 1.0

    new_in_keras_3 = True

    def check_arguments(self) -> None:
        length = self.sequence_length or self.fft_length
        if is_plain(length) and is_plain(self.fft_length) and not _may_hold(self.fft_length, length):
            raise objection(self, "fft_length", f"at least the sequence_length {quoted(length)}")
        if not self.max_freq and is_plain(self.sampling_rate) and not _is_finite(self.sampling_rate):
            raise objection(self, "sampling_rate", "a number")

    def output_shape(self, shape: Shape) -> Shape:
        require_min_rank(self, shape, 1)
        batch, samples = (shape[:1], shape[1]) if len(shape) > 1 else ((), shape[0])
        return (*batch, self.num_mel_bins, lifted(_steps, samples, self.sequence_stride))


def _exceeds(one: Size, other: Size) -> bool:
    """Whether the one is known to be larger than the other."""
    return isinstance(one, int) and isinstance(other, int) and one > other


def _power_of_two(length: int) -> int:
    """The smallest power of two that is not below the length."""
    return 1 << (length - 1).bit_length()


def _steps(samples: int, stride: int) -> int:
    if not isinstance(stride, int) or stride == 0:
        raise ShapeError(f"MelSpectrogram cannot take steps of {quoted(stride)}")
    return (samples + stride + 1) // stride


def _may_hold(fft_length: object, length: object) -> bool:
    try:
        return not fft_length < length  # type: ignore[operator]
    except TypeError:
        return False


def _is_finite(value: object) -> bool:
    return is_number(value) and math.isfinite(value)

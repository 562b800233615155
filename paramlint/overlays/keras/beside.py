"""Libraries beside Keras, whose objects are layers to it."""

from __future__ import annotations

from collections.abc import Callable

from paramlint.overlays.keras.overlay import KerasOverlay
from paramlint.overlays.keras.session import Session
from paramlint.overlays.overlay import Overlay


class BesideKeras(Overlay):
    """Shares the session of the program's Keras: its names, and its models."""

    session: Session

    def beside(self, others: Callable[[str], Overlay]) -> None:
        keras = others("keras")
        assert isinstance(keras, KerasOverlay)
        self.session = keras.session

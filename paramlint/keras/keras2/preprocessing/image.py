"""Layers over images, whose channels come last in Keras 2."""

from __future__ import annotations

from paramlint.keras.layer import COMMON, KerasLayer
from paramlint.keras.preprocessing.image import color, geometry, resizing

_NEW = frozenset({"data_format", "pad_to_aspect_ratio", "antialias"})
_COMMON = KerasLayer.also_accepts


class Resizing(resizing.Resizing):
    """Resizing, which does not pad."""

    also_accepts = _COMMON
    refuses = _NEW | {"fill_mode", "fill_value"}


class CenterCrop(resizing.CenterCrop):
    """CenterCrop with the channels last."""

    also_accepts = _COMMON
    refuses = _NEW


class RandomCrop(resizing.RandomCrop):
    """RandomCrop with the channels last."""

    keyword_only = COMMON
    also_accepts = _COMMON
    refuses = _NEW


class RandomFlip(geometry.RandomFlip):
    """RandomFlip with the channels last."""

    also_accepts = _COMMON
    refuses = _NEW


class RandomRotation(geometry.RandomRotation):
    """RandomRotation with the channels last."""

    also_accepts = _COMMON
    refuses = _NEW


class RandomTranslation(geometry.RandomTranslation):
    """RandomTranslation with the channels last."""

    also_accepts = _COMMON
    refuses = _NEW


class RandomZoom(geometry.RandomZoom):
    """RandomZoom with the channels last."""

    also_accepts = _COMMON
    refuses = _NEW


class RandomContrast(color.RandomContrast):
    """RandomContrast for values of any range."""

    also_accepts = _COMMON
    refuses = _NEW | {"value_range"}

"""What Keras refuses of a vocabulary and of the numbers that go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.errors import LayerError, Undescribed, quoted
from paramlint.keras.preprocessing.vocabulary import Vocabulary
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.keras.preprocessing.lookup import _Lookup

_LARGEST = 2**63


def check_vocabulary(layer: _Lookup, vocabulary: Vocabulary) -> None:
    """LayerError for what Keras takes for no vocabulary; what is hidden is left alone."""
    given = vocabulary.given
    if given is None or isinstance(given, Unknown):
        return
    if isinstance(given, str):
        if layer.mode() == "tf_idf":
            raise objection(layer, "vocabulary", "no file with output_mode='tf_idf'")
        return
    if not isinstance(given, (tuple, list)) or not given:
        raise objection(layer, "vocabulary", "a list of tokens")
    if not isinstance(vocabulary.oov_indices, (int, Unknown)):
        raise objection(layer, "num_oov_indices", "an integer")
    if vocabulary.hidden() is None:
        _check_types(layer, given)
        _check_tokens(layer, vocabulary)


def _check_types(layer: _Lookup, given: Any) -> None:
    if all(isinstance(token, layer.token_type) and _is_plain_token(token) for token in given):
        return
    if layer.token_type is str and all(map(is_number, given)):
        raise objection(layer, "vocabulary", "strings")
    raise Undescribed(f"what {layer.class_name} makes of the vocabulary {quoted(given)} is not described")


def _is_plain_token(token: object) -> bool:
    """Whether it is a string, or an integer that TensorFlow has room for."""
    return isinstance(token, str) or (
        isinstance(token, int) and not isinstance(token, bool) and -_LARGEST <= token < _LARGEST
    )


def _check_tokens(layer: _Lookup, vocabulary: Vocabulary) -> None:
    tokens = vocabulary.tokens()
    if not tokens:
        raise objection(layer, "vocabulary", "tokens beside the special ones")
    if len(set(tokens)) < len(tokens):
        raise objection(layer, "vocabulary", "every token once")
    if vocabulary.mask_token in tokens:
        raise objection(layer, "vocabulary", f"the mask token {quoted(vocabulary.mask_token)} first or not at all")
    if getattr(layer, "invert", False) and vocabulary.oov_token in tokens:
        raise objection(layer, "vocabulary", f"the token {quoted(vocabulary.oov_token)} first or not at all")
    size = vocabulary.size()
    if is_number(layer.max_tokens) and not isinstance(size, Unknown) and size > layer.max_tokens:
        raise LayerError(f"{layer.class_name} has room for {layer.max_tokens} tokens, its vocabulary needs {size}")


def check_max_tokens(layer: _Lookup) -> None:
    """LayerError unless `max_tokens` is a number above 1; None will do where nothing is padded to it."""
    if layer.max_tokens is None:
        if layer.pad_to_max_tokens:
            raise objection(layer, "max_tokens", "a number with pad_to_max_tokens=True")
        return
    if isinstance(layer.max_tokens, Unknown):
        return
    if not is_number(layer.max_tokens) or layer.max_tokens <= 1:
        raise objection(layer, "max_tokens", "a number above 1")


def check_idf_weights(layer: _Lookup) -> None:
    """LayerError unless there is one of the `idf_weights` for each token where they are used, and none elsewhere."""
    weights, vocabulary = layer.idf_weights, layer.vocabulary
    if weights is None:
        if layer.mode() == "tf_idf" and vocabulary is not None and not isinstance(vocabulary, Unknown):
            raise objection(layer, "idf_weights", "a weight for each token with output_mode='tf_idf'")
        return
    if not is_plain(weights):
        return
    if layer.mode() != "tf_idf":
        raise objection(layer, "idf_weights", "None unless output_mode='tf_idf'")
    if not _are_numbers(weights):
        raise objection(layer, "idf_weights", "numbers")
    if isinstance(vocabulary, (tuple, list)) and not _is_one_for_each(weights, len(vocabulary)):
        raise objection(layer, "idf_weights", f"{len(vocabulary)} numbers, one for each token")


def _are_numbers(weights: object) -> bool:
    """Whether the weights are numbers, in lists or not, as far as can be judged."""
    if isinstance(weights, (tuple, list)):
        return all(map(_are_numbers, weights))
    return is_number(weights) or not is_plain(weights)


def _is_one_for_each(weights: object, count: int) -> bool:
    if not isinstance(weights, (tuple, list)) or len(weights) != count:
        return False
    return all(is_number(weight) or not is_plain(weight) for weight in weights)

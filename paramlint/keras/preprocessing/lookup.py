"""StringLookup and IntegerLookup: tokens as their indices in a vocabulary, or indices as tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

import msgspec

from paramlint.keras.arguments import is_number, objection
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert
from paramlint.keras.preprocessing.encoding import encoded, index_bytes, output_mode, refuse_sparse_indices
from paramlint.keras.preprocessing.hashing import check_salt
from paramlint.keras.preprocessing.tokens import check_idf_weights, check_max_tokens, check_vocabulary
from paramlint.keras.preprocessing.vocabulary import Tokens, Vocabulary, found_by_adapt
from paramlint.keras.shape import Dim, Shape, Size
from paramlint.keras.stated import SHAPE_ARGUMENTS
from paramlint.unknown import Unknown


class _Lookup(_KernelFree):
    """A layer with a vocabulary. Each subclass has these fields where Keras's signature has them."""

    if TYPE_CHECKING:
        max_tokens: Size | None
        vocabulary: Tokens
        idf_weights: Inert
        output_mode: str
        pad_to_max_tokens: bool
        sparse: bool

    token_type: ClassVar[type] = str
    """What tokens are."""

    def check_arguments(self) -> None:
        refuse_sparse_indices(self, self.mode())
        check_max_tokens(self)
        check_idf_weights(self)
        check_vocabulary(self, self.as_vocabulary())

    def output_shape(self, shape: Shape) -> Shape | Unknown:
        mode = self.mode()
        return shape if mode == "int" else encoded(shape, mode, self.depth())

    def number_bytes(self) -> Size:
        if getattr(self, "invert", False):
            return Unknown("unsupported-layer", f"how many bytes the tokens of {self.class_name} take is not described")
        return index_bytes(self.mode(), None, "int64")

    def vocabulary_size(self) -> Size:
        """What Keras's method of this name returns; Unknown where only a file or the data of `adapt` knows it."""
        return self.as_vocabulary().size()

    def adapted(self) -> Self:
        """The layer after `adapt`, which makes it as large as the data needs."""
        return msgspec.structs.replace(self, vocabulary=found_by_adapt(self.max_tokens))

    def as_vocabulary(self) -> Vocabulary:
        """The layer's vocabulary, as far as its arguments say it."""
        raise NotImplementedError

    def mode(self) -> str:
        """The `output_mode`, a former name as the present one."""
        return output_mode(self, "int", "one_hot", "multi_hot", "count", "tf_idf")

    def depth(self) -> Dim:
        """How many places a vector of the output has; Keras leaves it open until there is a vocabulary."""
        if self.pad_to_max_tokens:
            return self.max_tokens
        return None if self.vocabulary is None else self.vocabulary_size()


class _IndexLookup(_Lookup):
    """A lookup by itself, which takes tokens as they are."""

    if TYPE_CHECKING:
        num_oov_indices: Size
        mask_token: Inert
        oov_token: Inert
        invert: bool
        salt: Inert

    keyword_only = frozenset({"trainable", "dtype"})
    also_accepts = frozenset()
    refuses = SHAPE_ARGUMENTS | {"autocast", "activity_regularizer"}

    def check_arguments(self) -> None:
        oov_indices = self.num_oov_indices
        if not isinstance(oov_indices, Unknown) and (not is_number(oov_indices) or oov_indices < 0):
            raise objection(self, "num_oov_indices", "a number of at least 0")
        check_salt(self)
        if self.invert and self.mode() != "int":
            raise objection(self, "invert", "False unless output_mode='int'")
        self._check_token("mask_token")
        if self.invert and self.oov_token is None:
            raise objection(self, "oov_token", "a token with invert=True")
        if self.invert:
            self._check_token("oov_token")
        super().check_arguments()

    def as_vocabulary(self) -> Vocabulary:
        counts_mask = self.mode() == "int"
        return Vocabulary(self.vocabulary, self.mask_token, self.oov_token, self.num_oov_indices, counts_mask)

    def _check_token(self, argument: str) -> None:
        """LayerError for a number among strings, or for anything but integers among integers."""
        token = getattr(self, argument)
        if isinstance(token, (float, int, str)) and not isinstance(token, self.token_type):
            raise objection(self, argument, "a token")


class _Salted(_IndexLookup, kw_only=True):
    salt: Inert = None


class StringLookup(_Salted):
    """Strings as indices, or as vectors with a place for each token."""

    max_tokens: Size | None = None
    num_oov_indices: Size = 1
    mask_token: Inert = None
    oov_token: Inert = "[UNK]"
    vocabulary: Tokens = None
    idf_weights: Inert = None
    invert: bool = False
    output_mode: str = "int"
    pad_to_max_tokens: bool = False
    sparse: bool = False
    encoding: Inert = "utf-8"

    also_accepts = frozenset({"oov_method"})


class IntegerLookup(_IndexLookup):
    """Integers as indices, or as vectors with a place for each token."""

    max_tokens: Size | None = None
    num_oov_indices: Size = 1
    mask_token: Inert = None
    oov_token: Inert = -1
    vocabulary: Tokens = None
    vocabulary_dtype: str = "int64"
    idf_weights: Inert = None
    invert: bool = False
    output_mode: str = "int"
    sparse: bool = False
    pad_to_max_tokens: bool = False
    oov_method: str = "floormod"
    salt: Inert = None

    token_type = int

    def check_arguments(self) -> None:
        if self.vocabulary_dtype != "int64":
            raise objection(self, "vocabulary_dtype", "'int64'")
        if self.oov_method not in ("floormod", "farmhash"):
            raise objection(self, "oov_method", "'floormod' or 'farmhash'")
        if self.salt is not None and self.oov_method != "farmhash":
            raise objection(self, "salt", "None unless oov_method='farmhash'")
        super().check_arguments()

"""What scikit-learn's transformers make of a table: the same rows, with the same columns, fewer, or others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import Reference, Value
from paramlint.graph.use import Labels
from paramlint.keras.shape import Shape, Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.operations import measured, origin_of
from paramlint.overlays.arrays.origin import Origin
from paramlint.overlays.arrays.sizes import data_value
from paramlint.overlays.keras.data.arguments import argument, count_of, keyword, size_or
from paramlint.unknown import Unknown

Columns = Callable[[Shape, Origin], Shape]
"""The shape that comes out for the shape that goes in."""


@dataclass(frozen=True, slots=True, eq=False)
class TransformerContent(Content):
    """A transformer. `of_texts` ones are given texts, of which only their number is known.

    `encoding` is how it writes labels, where it is made for them.
    """

    columns: Columns
    of_texts: bool = False
    encoding: str | None = None
    described = "transformer"
    inert = True

    def truth(self) -> bool:
        return True

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name in ("fit", "partial_fit", "set_params", "set_output"):
            return reference
        if name in ("transform", "fit_transform"):
            return self._transformed(call)
        return super(TransformerContent, self).call_method(reference, name, call)

    def _transformed(self, call: Call) -> Value:
        given = call.positional[0] if call.positional else None
        if given is None or call.rest is not None:
            return call.rest or Unknown("runtime-value", "what is transformed here is not followed", call.span)
        origin = origin_of((given,), call.machine)
        shape = (count_of(given, call),) if self.of_texts else measured(given, call)
        made = shape if isinstance(shape, Unknown) else self.columns(shape, origin)
        return call.machine.allocate(ArrayContent(made, None, self._origin(origin, call)))

    def _origin(self, origin: Origin, call: Call) -> Origin:
        if self.encoding is None:
            return origin.changed()
        classes = origin.classes if self.encoding == _NUMBERS else None
        known = origin.labels.classes if origin.labels is not None else None
        return replace(origin, classes=classes, labels=Labels(self.encoding, known, call.span))

    def joined(self, other: Content, cause: Unknown) -> Content:
        return Opaque(cause)


def make_transformer(name: str, call: Call) -> Value | None:
    """`StandardScaler()` and the like; None for other classes."""
    if name in _SAME:
        return call.machine.allocate(TransformerContent(lambda shape, origin: shape))
    if name == "LabelEncoder":
        return call.machine.allocate(TransformerContent(lambda shape, origin: shape[:1], encoding=_NUMBERS))
    if name in _FEWER:
        return call.machine.allocate(TransformerContent(_fewer(name, call)))
    if name in _BY_CLASSES:
        return call.machine.allocate(TransformerContent(_by_classes(name, call), encoding=_BY_CLASSES[name]))
    if name in _OF_TEXTS:
        return call.machine.allocate(TransformerContent(_words(name, call), of_texts=True))
    return call.machine.allocate(TransformerContent(_other(name, call))) if name in _OTHER else None


_SAME = frozenset(
    {"StandardScaler", "MinMaxScaler", "RobustScaler", "MaxAbsScaler", "Normalizer", "Binarizer"}
    | {"QuantileTransformer", "PowerTransformer", "TfidfTransformer", "OrdinalEncoder"}
)
_FEWER = {"PCA": None, "TruncatedSVD": 2, "TSNE": 2, "FastICA": None, "KernelPCA": None, "IncrementalPCA": None}
"""How many columns those that choose them have by default."""
_OTHER = frozenset(
    {"SimpleImputer", "Imputer", "KNNImputer", "ColumnTransformer", "PolynomialFeatures", "MultiLabelBinarizer"}
    | {"SelectKBest", "VarianceThreshold", "KBinsDiscretizer", "Pipeline", "FeatureUnion"}
)


_NUMBERS = "integers"
_BY_CLASSES = {"LabelBinarizer": "binarized", "OneHotEncoder": "one-hot"}
_OF_TEXTS = ("CountVectorizer", "TfidfVectorizer", "HashingVectorizer")
TRANSFORMERS = _SAME | _OTHER | _FEWER.keys() | {"LabelEncoder", *_BY_CLASSES, *_OF_TEXTS}


def _fewer(name: str, call: Call) -> Columns:
    components = argument(call, 0, "n_components", _FEWER[name])
    lost = data_value(f"how many columns `{name}` keeps", call.span)
    kept: Size = components if type(components) is int and components > 0 else size_or(None, lost)
    return lambda shape, origin: (*shape[:1], kept)


def _by_classes(name: str, call: Call) -> Columns:
    """One column for each class, but a single one for two classes in `LabelBinarizer`."""
    lost = data_value("how many classes there are", call.span)
    plain = keyword(call, "drop") is None and keyword(call, "min_frequency") is None

    def columns(shape: Shape, origin: Origin) -> Shape:
        classes = origin.classes if plain and (len(shape) == 1 or shape[1] == 1) else None
        if name == "LabelBinarizer" and classes is not None and classes <= 2:
            return (shape[0], 1)
        return (*shape[:1], lost if classes is None else classes)

    return columns


def _words(name: str, call: Call) -> Columns:
    """Only the data knows how many words there are; a hash has as many places as are asked for."""
    if name == "HashingVectorizer":
        places = size_or(keyword(call, "n_features", 2**20), data_value("how many places the hash has", call.span))
        return lambda shape, origin: (*shape[:1], places)
    most = keyword(call, "max_features")
    known = f"how many of at most {most:,} words the texts have" if type(most) is int else "how many words there are"
    return lambda shape, origin: (*shape[:1], data_value(known, call.span))


def _other(name: str, call: Call) -> Columns:
    return lambda shape, origin: (*shape[:1], data_value(f"how many columns `{name}` makes", call.span))

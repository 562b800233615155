"""Images: read from files and directories, and made anew by `ImageDataGenerator`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import NONE, Known, Reference, Tuple, Value, same
from paramlint.graph.use import Labels
from paramlint.keras.operations.tensor import Tensor
from paramlint.keras.shape import Shape, Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.operations import origin_of
from paramlint.overlays.arrays.origin import NOWHERE
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.keras.data.arguments import argument, channels, keyword, pair_of_sizes, shape_of, size_or
from paramlint.overlays.keras.data.stream import Part, Several, StreamContent, batched
from paramlint.overlays.keras.data.tables import word_index
from paramlint.unknown import Unknown

_LABELS: dict[Any, Shape | None] = {"int": (), "sparse": (), "binary": (1,), None: None}
"""The shape of one image's label by how it is asked for; the categorical ones depend on the number of classes."""

_ENCODINGS = {"int": "integers", "sparse": "integers", "binary": "integers", "categorical": "one-hot"}


@dataclass(frozen=True, slots=True)
class ImageContent(Content):
    """An image as `load_img` reads it: what NumPy makes of it has no axis for a single channel."""

    height: Size
    width: Size
    channels: Size
    described = "image"
    inert = True

    def tensor(self) -> Tensor:
        """What `np.array(image)` is."""
        if isinstance(self.channels, Unknown):
            return Tensor(self.channels)
        return Tensor((self.height, self.width) if self.channels == 1 else (self.height, self.width, self.channels))


def load_image(call: Call) -> Value:
    """`load_img(path, color_mode="rgb", target_size=None)`."""
    missing = data_value("how large the image is", call.span)
    height, width = pair_of_sizes(keyword(call, "target_size"), (-1, -1), call)
    mode = keyword(call, "color_mode", "grayscale" if keyword(call, "grayscale") is True else "rgb")
    found = call.rest is None and len(call.positional) <= 1
    sizes = (height, width) if found and height != -1 else (missing, missing)
    depth = channels(mode if found else missing, call)
    return call.machine.allocate(ImageContent(*sizes, depth))


def image_to_array(call: Call) -> Value:
    """`img_to_array(image)`: height, width and channels."""
    image = call.argument(0, "img")
    content = call.machine.content(image) if isinstance(image, Reference) else None
    if call.rest is not None or not same(call.argument(1, "data_format") or NONE, NONE):
        return call.rest or call.machine.allocate(ArrayContent(unfollowed("the order of an image's axes", call.span)))
    if isinstance(content, ImageContent):
        return call.machine.allocate(ArrayContent((content.height, content.width, content.channels)))
    shape = shape_of(image, call)
    flat = not isinstance(shape, Unknown) and len(shape) == 2
    return call.machine.allocate(ArrayContent((*shape, 1) if flat and not isinstance(shape, Unknown) else shape))


def image_directory(call: Call) -> Value:
    """`image_dataset_from_directory(...)`: batches of images with their labels."""
    if call.rest is not None or len(call.positional) > 1:
        return call.rest or unfollowed("what is read here", call.span)
    height, width = pair_of_sizes(keyword(call, "image_size"), (256, 256), call)
    image: Shape = (height, width, channels(keyword(call, "color_mode", "rgb"), call))
    labelled = keyword(call, "labels", "inferred") is not None
    mode = keyword(call, "label_mode", "int") if labelled else None
    usual = keyword(call, "data_format") in (None, "channels_last")
    element = _with_labels(image, mode, call) if usual else unfollowed("the order of an image's axes", call.span)
    stream = _stream(element, keyword(call, "batch_size", 32), call, mode)
    made = call.machine.allocate(stream)
    return Tuple((made, call.machine.allocate(stream))) if keyword(call, "subset") == "both" else made


def _with_labels(image: Shape, mode: Any, call: Call) -> Part:
    """An image and its label, or only the image where no labels are asked for."""
    if isinstance(mode, Unknown):
        return mode
    label = _LABELS.get(mode, (data_value("how many classes the directory has", call.span),))
    return image if label is None else Several((image, label))


def _stream(element: Part, size: Any, call: Call, mode: Any = None) -> StreamContent:
    """Batches of a directory, with its labels as `mode` says; nobody knows how many files are in it."""
    samples = data_value("how many files the directory holds", call.span)
    whole = element if size is None else batched(element, None)
    batch = None if size is None else size_or(size, data_value("how large a batch is", call.span))
    written = _ENCODINGS.get(mode) if isinstance(mode, str) else None
    labels = None if written is None else Labels(written, None, call.span)
    return StreamContent(whole, samples, batch, _attributes(element, batch, call), labels=labels)


def _attributes(element: Part, batch: Size | None, call: Call) -> dict[str, Value]:
    classes = data_value("how many classes the directory has", call.span)
    files = data_value("how many files the directory holds", call.span)
    image = element.parts[0] if isinstance(element, Several) else element
    known: dict[str, Value] = {"num_classes": classes, "samples": files, "n": files}
    known |= {"class_indices": word_index(call), "class_names": _names(classes, call)}
    if isinstance(image, tuple):
        known["image_shape"] = Tuple(tuple(dim if isinstance(dim, Unknown) else Known(dim) for dim in image))
    return known | ({} if batch is None else {"batch_size": batch if isinstance(batch, Unknown) else Known(batch)})


def _names(classes: Unknown, call: Call) -> Value:
    return call.machine.allocate(ArrayContent((classes,)))


@dataclass(frozen=True, slots=True)
class ImageGenerator(Content):
    """An `ImageDataGenerator`: a source of batches."""

    data_format: Any
    described = "image generator"
    inert = True

    def truth(self) -> bool:
        return True

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if call.rest is not None:
            return call.rest
        if name == "fit":
            return NONE
        if name == "flow":
            return self._flow(call)
        if name == "flow_from_directory" and len(call.positional) <= 3:
            return self._read(call, argument(call, 1, "target_size"), argument(call, 2, "color_mode", "rgb"))
        if name == "flow_from_dataframe" and len(call.positional) <= 2:
            return self._read(call, keyword(call, "target_size"), keyword(call, "color_mode", "rgb"))
        return super(ImageGenerator, self).call_method(reference, name, call)

    def _read(self, call: Call, target: Any, mode: Any) -> Value:
        height, width = pair_of_sizes(target, (256, 256), call)
        image: Shape = (height, width, channels(mode, call))
        if self.data_format not in (None, "channels_last"):
            return call.machine.allocate(_stream(unfollowed("the order of an image's axes", call.span), 32, call))
        labels = _with_labels(image, _class_mode(keyword(call, "class_mode", "categorical"), image), call)
        mode = keyword(call, "class_mode", "categorical")
        return call.machine.allocate(_stream(labels, keyword(call, "batch_size", 32), call, mode))

    def _flow(self, call: Call) -> Value:
        """`flow(x, y, batch_size=32)`: the arrays that are given, batch by batch."""
        shapes = [shape_of(value, call) for value in _given(call)]
        whole = keyword(call, "subset") is None
        samples = next((shape[0] for shape in shapes[:1] if whole and not isinstance(shape, Unknown) and shape), None)
        parts = tuple(shape if isinstance(shape, Unknown) else (None, *shape[1:]) for shape in shapes)
        size = size_or(argument(call, 2, "batch_size", 32), data_value("how large a batch is", call.span))
        count: Size = data_value("how many images there are", call.span) if samples is None else samples
        element: Part = Several(parts) if len(parts) > 1 else parts[0]
        labels = origin_of(_given(call)[1:], call.machine).labels
        return call.machine.allocate(StreamContent(element, count, size, origin=NOWHERE, labels=labels))


def _given(call: Call) -> list[Value]:
    images, labels = call.argument(0, "x"), call.argument(1, "y")
    missing = Unknown("runtime-error", "the images are missing", call.span)
    return [images or missing, *([labels] if labels is not None and not same(labels, NONE) else [])]


def _class_mode(mode: Any, image: Shape) -> Any:
    """The mode in the words of `image_dataset_from_directory`: here a binary label has no axis of its own."""
    return "int" if mode == "binary" else mode if mode in ("sparse", "categorical", None) else _other(mode)


def _other(mode: Any) -> Unknown:
    return mode if isinstance(mode, Unknown) else unfollowed(f"what {mode!r} labels are")


def make_image_generator(call: Call) -> Value:
    """`ImageDataGenerator(...)`."""
    return call.machine.allocate(ImageGenerator(call.rest or keyword(call, "data_format")))

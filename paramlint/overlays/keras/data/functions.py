"""Which handler answers for which of the functions that Keras and TensorFlow have for data."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Value
from paramlint.overlays.keras.data.categories import one_hot, pad_sequences, to_categorical
from paramlint.overlays.keras.data.datasets import call_dataset
from paramlint.overlays.keras.data.images import image_directory, image_to_array, load_image, make_image_generator
from paramlint.overlays.keras.data.pipelines import counted, from_code, from_slices, from_whole, zipped
from paramlint.overlays.keras.data.sequences import generated_windows, text_directory, windows
from paramlint.overlays.keras.data.texts import make_tokenizer
from paramlint.overlays.overlay import Handler
from paramlint.unknown import Unknown

_HOMES = ("keras.utils.", "keras.preprocessing.")
_HANDLERS: dict[str, Handler] = {
    "to_categorical": to_categorical,
    "pad_sequences": pad_sequences,
    "Tokenizer": make_tokenizer,
    "load_img": load_image,
    "img_to_array": image_to_array,
    "image_dataset_from_directory": image_directory,
    "text_dataset_from_directory": text_directory,
    "ImageDataGenerator": make_image_generator,
    "timeseries_dataset_from_array": windows,
    "TimeseriesGenerator": generated_windows,
}
_BY_NAME: dict[str, Handler] = {
    **dict.fromkeys(("tensorflow.one_hot", "keras.ops.one_hot", "keras.backend.one_hot"), one_hot),
    "tensorflow.data.Dataset.from_tensor_slices": from_slices,
    "tensorflow.data.Dataset.from_tensors": from_whole,
    "tensorflow.data.Dataset.from_generator": from_code,
    "tensorflow.data.Dataset.range": counted,
    "tensorflow.data.Dataset.zip": zipped,
}


def call_data(name: str, call: Call, data_format: str | Unknown) -> Value | None:
    """The value of a call by the function's canonical name; None for what is no function of data.

    Images are followed as long as the program leaves their channels last.
    """
    if data_format != "channels_last" and ("image" in name.lower() or "img" in name or "cifar" in name):
        return Unknown("runtime-value", "images whose channels do not come last are not followed", call.span)
    if name.startswith("keras.datasets."):
        return call_dataset(name, call)
    if name.startswith(_HOMES):
        handler = _HANDLERS.get(name.rpartition(".")[2])
        return None if handler is None else handler(call)
    handler = _BY_NAME.get(name.replace("tensorflow.compat.v1.", "tensorflow."))
    return None if handler is None else handler(call)

"""What is drawn for the layers of `paramlint/keras/preprocessing/image`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, few, flags, formats

_edges = [
    0,
    0.0,
    0.3,
    1,
    1.0,
    -0.3,
    -1,
    2,
    8,
    (0.1, 0.4),
    [0.4, 0.1],
    (-0.5, 0.5),
    (-3, 0.5),
    (0.5, 3),
    (-3, -2),
    (2, 3),
    (1, 8),
]
_factor = st.sampled_from(_edges)
_range = st.sampled_from([(0, 255), (0, 1), [1, 0], (0,)])
_size = st.one_of(few, st.sampled_from([None, 0, -1, 2.5, True]))
_interpolation = st.sampled_from(["nearest", "bilinear", "bicubic"])
_fill_mode = st.sampled_from(["reflect", "wrap", "constant", "nearest", "mirror"])
_placed = {
    "fill_mode": _fill_mode,
    "interpolation": _interpolation,
    "fill_value": st.sampled_from([0.0, 1]),
    "data_format": formats,
}
_colored = {"value_range": _range, "data_format": formats}
_images = (4, 4, 4, 3)

_dim = st.sampled_from([None, 0, 2, 5])
_color_images = st.one_of(
    st.tuples(_dim, _dim, _dim, st.just(3)),
    st.tuples(_dim, st.just(3), _dim, _dim),
    st.tuples(_dim, _dim, st.sampled_from([None, 1, 3, 4])),
    st.tuples(st.sampled_from([1, 3]), _dim, _dim),
    st.tuples(_dim, st.just(3)),
)


TABLES: dict[str, Table] = {
    "Resizing": Table(
        {"height": _size, "width": _size},
        {
            "interpolation": _interpolation,
            "crop_to_aspect_ratio": flags,
            "pad_to_aspect_ratio": flags,
            "antialias": flags,
            "data_format": formats,
        },
        _images,
    ),
    "CenterCrop": Table({"height": _size, "width": _size}, {"data_format": formats}, _images),
    "RandomCrop": Table({"height": _size, "width": _size}, {"data_format": formats}, _images),
    "AutoContrast": Table({}, {"value_range": _range}, _images),
    "Equalization": Table({}, {"bins": few, **_colored}, _images),
    "ContrastLimitedAdaptiveHistogramEqualization": Table({}, {"clip_limit": few, **_colored}, _images),
    "Solarization": Table({}, {"addition_factor": _factor, "threshold_factor": _factor, "value_range": _range}, _images),
    "RandomBrightness": Table({"factor": _factor}, {"value_range": _range}, _images),
    "RandomContrast": Table({"factor": _factor}, {"value_range": _range}, _images),
    "RandomSaturation": Table({"factor": _factor}, _colored, _images),
    "RandomSharpness": Table({"factor": _factor}, _colored, _images),
    "RandomHue": Table({"factor": _factor}, _colored, _images),
    "RandomInvert": Table({}, {"factor": _factor, **_colored}, _images),
    "RandomPosterization": Table({"factor": _factor}, _colored, _images),
    "RandomGrayscale": Table({}, {"factor": _factor, "data_format": formats}, _images),
    "RandomGaussianBlur": Table(
        {},
        {"factor": _factor, "kernel_size": st.sampled_from([1, 2, 3, 2.5, (3, 5), (3, 4)]), "sigma": _factor, **_colored},
        _images,
    ),
    "RandomColorDegeneration": Table({"factor": _factor}, _colored, inputs=_color_images),
    "RandomColorJitter": Table(
        {},
        {
            "brightness_factor": _factor,
            "contrast_factor": _factor,
            "saturation_factor": _factor,
            "hue_factor": _factor,
            **_colored,
        },
        _images,
    ),
    "RandomFlip": Table({}, {"mode": st.sampled_from(["horizontal", "vertical", "both"]), "data_format": formats}, _images),
    "RandomRotation": Table({"factor": _factor}, _placed, _images),
    "RandomTranslation": Table({"height_factor": _factor, "width_factor": _factor}, _placed, _images),
    "RandomZoom": Table({"height_factor": _factor}, {"width_factor": _factor, **_placed}, _images),
    "RandomShear": Table({}, {"x_factor": _factor, "y_factor": _factor, **_placed}, _images),
    "RandomPerspective": Table(
        {},
        {"factor": _factor, "scale": st.sampled_from([0, 0.5, 1, 2]), "interpolation": _interpolation, "data_format": formats},
        _images,
    ),
    "RandomElasticTransform": Table({}, {"factor": _factor, "scale": _factor, "value_range": _range, **_placed}, _images),
    "RandomErasing": Table({}, {"factor": _factor, "scale": _factor, **_colored}, _images),
    "AugMix": Table({}, {"factor": _factor, "all_ops": flags, "interpolation": _interpolation, **_colored}, _images),
    "RandAugment": Table({}, {"factor": _factor, "num_ops": few, "interpolation": _interpolation, **_colored}, _images),
    "CutMix": Table({}, {"factor": _factor, "data_format": formats}, _images),
    "MixUp": Table({}, {"alpha": st.sampled_from([0.2, 1]), "data_format": formats}, _images),
    "MaxNumBoundingBoxes": Table({"max_number": st.sampled_from([1, 2.5, "3", "x"])}, {"fill_value": few}, _images),
}  # fmt: skip

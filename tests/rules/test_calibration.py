"""The models that the thresholds of the budget rules were chosen by, with the numbers they are known for."""

import pytest
from paramlint.rules.budget.pml101_params_exceed_samples import ParamsExceedSamples
from paramlint.rules.budget.pml102_flatten_dense_explosion import FlattenDenseExplosion

from paramlint.analyze import analyze
from paramlint.source.read import to_source
from paramlint.testing import findings

HEAD = "from keras import Input, Sequential\nfrom keras.layers import *\n"
MLP = "Dense({0}), Dense({0}), Dense({1})"
CNN = "Conv2D(32, 3), MaxPooling2D(), Conv2D(64, 3), MaxPooling2D()"
CIFAR = "Conv2D(32, 3, padding='same'), Conv2D(32, 3), MaxPooling2D(), Conv2D(64, 3, padding='same'), Conv2D(64, 3), MaxPooling2D()"
CATS = f"{CNN}, Conv2D(128, 3), MaxPooling2D(), Conv2D(128, 3), MaxPooling2D(), Flatten(), Dense(512), Dense(1)"

KNOWN = {
    "NLPIA, a recurrent network": ((400, 300), "SimpleRNN(50, return_sequences=True), Flatten(), Dense(1)", 37_551, 20_000, 1.88),
    "Keras, a small convnet": ((28, 28, 1), f"{CNN}, Flatten(), Dense(10)", 34_826, 54_000, 0.06),
    "TensorFlow, Fashion MNIST": ((28, 28), "Flatten(), Dense(128), Dense(10)", 101_770, 60_000, 0.17),
    "Keras, the old convnet": ((28, 28, 1), "Conv2D(32, 3), Conv2D(64, 3), MaxPooling2D(), Flatten(), Dense(128), Dense(10)", 1_199_882, 60_000, 2.0),
    "Keras, CIFAR-10": ((32, 32, 3), f"{CIFAR}, Flatten(), Dense(512), Dense(10)", 1_250_858, 50_000, 2.5),
    "Reuters": ((10_000,), MLP.format(64, 46), 647_214, 8_982, 1.57),
    "IMDB": ((10_000,), MLP.format(16, 1), 160_305, 25_000, 6.41),
    "Boston housing": ((13,), MLP.format(64, 1), 5_121, 404, 12.68),
    "IMDB, too large on purpose": ((10_000,), MLP.format(512, 1), 5_383_681, 25_000, 215.35),
    "cats and dogs": ((150, 150, 3), CATS, 3_453_121, 2_000, 1726.56),
}  # fmt: skip


@pytest.mark.parametrize(("shape", "layers", "params", "samples", "ratio"), KNOWN.values(), ids=KNOWN)
def test_parameters_for_each_output_of_a_sample(
    shape: tuple[int, ...], layers: str, params: int, samples: int, ratio: float
) -> None:
    code = f"{HEAD}model = Sequential([Input({shape}), {layers}])\n"
    (model,) = analyze(to_source(code.encode(), "model.py"))
    assert model.params.exact == params
    (found,) = findings(ParamsExceedSamples(ParamsExceedSamples.Options(limit=0.001)), code, samples=samples)
    assert found.measure == ratio
    assert len(findings(ParamsExceedSamples, code, samples=samples)) == (ratio > 1)


def test_a_dense_layer_behind_a_feature_map() -> None:
    """36 × 36 × 64 positions and channels for each of 512 units: 42,467,840; 64 channels alone: 33,280."""
    code = f"{HEAD}model = Sequential([Input((150, 150, 3)), {CNN}, {{}}, Dense(512), Dense(1)])\n"
    (found,) = findings(FlattenDenseExplosion, code.format("Flatten()"))
    assert found.measure == 42_467_840
    assert "99.9 %" in found.message
    assert found.help is not None
    assert "33,280 parameters" in found.help
    assert findings(FlattenDenseExplosion, code.format("GlobalAveragePooling2D()")) == ()

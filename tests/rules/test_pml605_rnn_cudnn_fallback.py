"""rnn-cudnn-fallback: silent first."""

import pytest
from paramlint.rules.training.pml605_rnn_cudnn_fallback import RnnCudnnFallback

from paramlint.testing import findings

HEAD = "from keras.layers import GRU, LSTM, SimpleRNN\n"
SILENT = [
    "LSTM(4)",
    "LSTM(4, activation='tanh', dropout=0.2)",
    "SimpleRNN(4, recurrent_dropout=0.2)",
    "GRU(4, reset_after=True)",
]
SILENT += ["LSTM(4, activation=input())"]


@pytest.mark.parametrize("code", SILENT)
def test_silent(code: str) -> None:
    assert findings(RnnCudnnFallback, HEAD + code + "\n") == ()


def test_found_and_off_by_default() -> None:
    (found,) = findings(RnnCudnnFallback, HEAD + "LSTM(64, activation='relu', recurrent_dropout=0.2)\n")
    assert found.message == "`activation` and `recurrent_dropout` rule out the fused cuDNN kernel for this LSTM"
    (found,) = findings(RnnCudnnFallback, HEAD + "GRU(64, reset_after=False)\n")
    assert found.message == "`reset_after` rules out the fused cuDNN kernel for this GRU"
    assert not RnnCudnnFallback.default

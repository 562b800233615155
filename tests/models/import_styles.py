"""One small model under every import that still works in Keras 3."""

import keras
import keras.layers as KL
import tensorflow as tf
from keras import Input, Sequential, layers
from keras.layers import Dense as FullyConnected
from keras.models import Sequential as Stack
from tensorflow import keras as tfk
from tensorflow.keras import layers as tf_layers
from tensorflow.keras import models
from tensorflow.keras.layers import *  # noqa: F403
from tensorflow.keras.models import Sequential as TfStack

by_name = Sequential([Input((4,)), layers.Dense(2), FullyConnected(3)])
by_module = keras.Sequential([keras.Input(shape=(4,)), keras.layers.Dense(2), KL.Dense(3)])
by_tensorflow = tf.keras.models.Sequential([tf.keras.layers.Input((4,)), tf.keras.layers.Dense(2)])
by_alias = tfk.Sequential([tfk.layers.InputLayer(shape=(4,)), tf_layers.Dense(2)])
by_models = models.Sequential([tfk.Input((4,)), Dense(5)])  # noqa: F405
by_stack = Stack([Input((4,)), Dense(6)])  # noqa: F405
by_tf_stack = TfStack([Input((4,)), Dropout(0.5), Dense(7)])  # noqa: F405

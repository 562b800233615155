"""Ready-made models as bases for others: with a new head, partly frozen, called, and taken apart."""

from keras import Input, Model, Sequential, layers
from keras.applications import MobileNetV2, mobilenet_v2, vgg16
from keras.applications.resnet import ResNet50

frozen_base = vgg16.VGG16(include_top=False, weights=None, input_shape=(64, 64, 3))
frozen_base.trainable = False
on_top = Sequential([frozen_base, layers.Flatten(), layers.Dense(16, activation="relu"), layers.Dense(1)])

residual = ResNet50(weights=None, include_top=False, input_shape=(64, 64, 3), pooling="avg")
for layer in residual.layers[:-12]:
    layer.trainable = False
tuned = Model(residual.input, layers.Dense(5, activation="softmax")(residual.output))

image = Input((96, 96, 3))
features = MobileNetV2(include_top=False, weights=None, input_shape=(96, 96, 3), alpha=0.5)(image, training=False)
called = Model(image, layers.Dense(2)(layers.GlobalAveragePooling2D()(features)))

light = MobileNetV2(include_top=False, weights=None, input_shape=(96, 96, 3), alpha=0.35)
for layer in light.layers[:-20]:
    layer.trainable = False
scaled = light(mobilenet_v2.preprocess_input(image), training=False)
prepared = Model(image, layers.Dense(2)(layers.Dropout(0.2)(layers.GlobalAveragePooling2D()(scaled))))
photo = Input((64, 64, 3))
centered = Model(photo, layers.Conv2D(2, 3)(vgg16.preprocess_input(photo)))

whole = vgg16.VGG16(weights=None, classes=7)
cut = Model(whole.input, whole.get_layer("fc1").output)
stacked = Sequential()
for layer in whole.layers[:-1]:
    stacked.add(layer)
stacked.add(layers.Dense(3))

del frozen_base, residual, light, whole, layer

"""Image models written with the functional API: skip connections, shortcuts, parallel branches."""

import keras
from keras import Input, Model, layers
from keras.layers import (
    Activation,
    Add,
    BatchNormalization,
    Concatenate,
    Conv2D,
    Conv2DTranspose,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    MaxPooling2D,
    UpSampling2D,
    ZeroPadding2D,
    concatenate,
)


def conv_block(x, filters, dropout=0.0):
    for _ in range(2):
        x = Conv2D(filters, 3, padding="same")(x)
        x = BatchNormalization()(x)
        x = Activation("relu")(x)
    return Dropout(dropout)(x) if dropout else x


def build_unet(size, channels, classes, widths=(8, 16, 32)):
    inputs = Input((size, size, channels))
    skips, x = [], inputs
    for width in widths[:-1]:
        x = conv_block(x, width)
        skips.append(x)
        x = MaxPooling2D()(x)
    x = conv_block(x, widths[-1], dropout=0.3)
    for width, skip in zip(reversed(widths[:-1]), reversed(skips), strict=True):
        x = Conv2DTranspose(width, 2, strides=2, padding="same")(x)
        x = Concatenate()([x, skip])
        x = conv_block(x, width)
    outputs = Conv2D(classes, 1, activation="softmax")(x)
    return Model(inputs, outputs, name="unet")


unet = build_unet(64, 3, 4)


def residual(x, filters, stride=1):
    shortcut = x
    y = Conv2D(filters, 3, strides=stride, padding="same", use_bias=False)(x)
    y = BatchNormalization()(y)
    y = Activation("relu")(y)
    y = Conv2D(filters, 3, padding="same", use_bias=False)(y)
    y = BatchNormalization()(y)
    if stride != 1 or x.shape[-1] != filters:
        shortcut = Conv2D(filters, 1, strides=stride, use_bias=False)(x)
        shortcut = BatchNormalization()(shortcut)
    y = Add()([y, shortcut])
    return Activation("relu")(y)


image = Input(shape=(32, 32, 3), name="image")
features = ZeroPadding2D(1)(image)
features = Conv2D(16, 3, use_bias=False)(features)
for stage, filters in enumerate([16, 32, 64]):
    for block in range(2):
        features = residual(features, filters, stride=2 if stage and not block else 1)
pooled = GlobalAveragePooling2D()(features)
resnet = Model(inputs=image, outputs=Dense(10, "softmax", name="predictions")(pooled))


def inception(x, f1, f3_in, f3, f5_in, f5, pool):
    one = Conv2D(f1, 1, padding="same", activation="relu")(x)
    three = Conv2D(f3_in, 1, padding="same", activation="relu")(x)
    three = Conv2D(f3, 3, padding="same", activation="relu")(three)
    five = Conv2D(f5_in, 1, padding="same", activation="relu")(x)
    five = Conv2D(f5, 5, padding="same", activation="relu")(five)
    pooled = MaxPooling2D(3, strides=1, padding="same")(x)
    pooled = Conv2D(pool, 1, padding="same", activation="relu")(pooled)
    return concatenate([one, three, five, pooled], axis=-1)


start = keras.Input((28, 28, 3))
stacked = inception(inception(start, 8, 12, 16, 2, 4, 4), 16, 16, 24, 4, 12, 8)
inception_net = keras.models.Model(start, layers.Dense(5)(Flatten()(stacked)))

backbone = Model(resnet.input, resnet.layers[-2].output)
backbone.trainable = False
new_image = Input((32, 32, 3))
finetuned = Model(new_image, Dense(3)(backbone(new_image, training=False)))

maps = Model(image, [layer.output for layer in resnet.layers if "conv2d" in layer.name][:2])
doubled = UpSampling2D()(Conv2D(2, 1)(start)) * 0.5
any_size = Input((None, None, 3))
fully_convolutional = Model(any_size, Conv2D(4, 3, strides=2, padding="same")(any_size))
fixed = Input((64, 48, 3))
on_fixed = Model(fixed, Flatten()(fully_convolutional(fixed)))
halved = Model(start, doubled)

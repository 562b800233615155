"""PML204: a Reshape to a shape that holds another number of elements."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.lint.finding import Finding
from paramlint.lint.refusal import Refusal, RefusalRule


class ReshapeSizeMismatch(RefusalRule):
    """The target of a Reshape does not hold as many numbers as there are.

    ## What it does

    Reports a `Reshape`, or a reshaping function on tensors, whose target holds another number of elements than the
    input has for each sample, or with a -1 in it that does not come out even. Keras stops there with `The total size
    of the tensor must be unchanged`.

    ## Why it matters

    The model cannot be built. The target of a `Reshape` layer is that of one sample, without the batch; the target of
    a function (`keras.ops.reshape`, `tf.reshape`) includes it.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten, Reshape

    model = Sequential([
        Input((784,)),
        Reshape((28, 27, 1)),  # 756 numbers
        Conv2D(8, 3, activation="relu"),
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten, Reshape

    model = Sequential([
        Input((784,)),
        Reshape((28, 28, 1)),  # 784 numbers
        Conv2D(8, 3, activation="relu"),
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```
    """

    kinds = frozenset({"reshape-size"})

    def check(self, refusal: Refusal, program: Program) -> Iterable[Finding]:
        """One finding at the reshaping."""
        raised = "The total size of the tensor must be unchanged"
        yield self.refused(refusal, raised, help="make the sizes of the target multiply to those of the input")

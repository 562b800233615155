"""PML906: a comment for paramlint says nothing that it understands."""

from __future__ import annotations

from paramlint.lint.finding import Severity
from paramlint.lint.rule import ToolRule


class InvalidDirective(ToolRule):
    """A comment for paramlint says nothing that it understands.

    ## What it does

    Reports comments that begin with `# paramlint:` and have no effect: an unknown word, a rule that does not exist, a
    number or a value that cannot be read, a number of samples that belongs to no model. These are understood:

    ```python
    # paramlint: ignore[params-exceed-samples, PML102] the reason
    # paramlint: file-ignore[budget] the reason
    # paramlint: samples=20000
    # paramlint: assume vocab_size=20000, maxlen=400
    # noqa: PML102
    ```

    A number of samples stands on the lines of the statement that makes the model (or calls the function that does), in
    the comments directly above it, or before the first statement of the file for all its models. A value is assumed in
    the whole file. `# noqa` covers its own line only, and without a code it is not meant for paramlint.

    ## Why it matters

    A misspelled comment does nothing, and looks as if it did.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    # paramlint: sampels=20000
    model = Sequential([Input((784,)), Dense(10)])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    # paramlint: samples=20000
    model = Sequential([Input((784,)), Dense(10)])
    ```
    """

    severity = Severity.WARNING

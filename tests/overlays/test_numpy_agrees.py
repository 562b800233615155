"""Whatever is claimed of an array's shape must be so in NumPy, for programs nobody thought of."""

import warnings

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.evaluate.machine import GLOBAL_SCOPE, Machine
from paramlint.evaluate.values import Known, OneOf, Reference, Tuple, Value
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.unknown import Unknown
from tests.drawing import DRAWS
from tests.overlays.reading import machine_after

PROLOGUE = "import numpy as np\na = np.zeros((4, 3, 2))\nb = np.arange(12)\nc = b[b > 2]\nd = [a, a]\nk = 2\n"
NAMES = ["a", "b", "c", "d", "k"]

arrays = st.sampled_from(["a", "b", "c"])
small = st.integers(0, 3)
signed = st.integers(-3, 3)
size = st.one_of(small.map(str), st.just("k"), st.tuples(arrays, small).map(lambda t: f"{t[0]}.shape[{t[1]}]"))
shape = st.lists(size, min_size=1, max_size=3).map(lambda parts: f"({', '.join(parts)},)")
target = st.lists(st.one_of(size, st.just("-1")), min_size=1, max_size=3).map(lambda parts: f"({', '.join(parts)},)")
axis = st.one_of(st.none(), signed)
bound = st.one_of(st.just(""), signed.map(str), arrays.map(lambda name: f"len({name}) // 2"))
index = st.one_of(
    signed.map(str),
    st.tuples(bound, bound).map(":".join),
    st.tuples(bound, bound, st.sampled_from(["2", "-1", "k"])).map(":".join),
    st.sampled_from(["None", "...", "[0, 1]", "[True, False]", "np.arange(2)", "np.array([[0, 1]])", "k"]),
    arrays.map(lambda name: f"{name} > 1"),
    arrays.map(lambda name: f"np.argsort({name})[:2]"),
)
key = st.lists(index, min_size=1, max_size=4).map(", ".join)
listing = st.lists(st.one_of(arrays, st.just("d[0]")), min_size=1, max_size=3).map(
    lambda parts: f"[{', '.join(parts)}]"
)


def of(template: str, *parts: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: template.format(*values))


expressions = st.one_of(
    of("{}.reshape({})", arrays, target),
    of("np.reshape({}, {})", arrays, target),
    of("{}[{}]", arrays, key),
    of("{}[{}]", arrays, index),
    of("{} {} {}", arrays, st.sampled_from(["+", "*", "-", ">", "==", "@"]), st.one_of(arrays, small, st.just("d"))),
    of("np.{}({}, axis={})", st.sampled_from(["sum", "mean", "max", "argmax", "std", "any"]), arrays, axis),
    of("{}.{}(axis={})", arrays, st.sampled_from(["sum", "min", "argmin", "prod"]), axis),
    of("np.mean({}, axis={}, keepdims=True)", arrays, axis),
    of("np.{}({})", st.sampled_from(["zeros", "ones", "empty"]), shape),
    of("np.concatenate({}, axis={})", listing, axis),
    of("np.stack({}, axis={})", listing, signed),
    of("np.{}({})", st.sampled_from(["vstack", "hstack", "dstack", "column_stack", "array"]), listing),
    of("np.expand_dims({}, {})", arrays, signed),
    of("np.squeeze({}, axis={})", arrays, axis),
    of("np.{}({})", st.sampled_from(["transpose", "ravel", "sqrt", "unique", "zeros_like", "flipud"]), arrays),
    of("np.swapaxes({}, {}, {})", arrays, signed, signed),
    of("np.moveaxis({}, {}, {})", arrays, signed, signed),
    of("np.rollaxis({}, {}, {})", arrays, signed, small),
    of("np.rot90({}, {})", arrays, small),
    of("np.repeat({}, {}, axis={})", arrays, small, axis),
    of("np.tile({}, {})", arrays, shape),
    of("np.pad({}, {})", arrays, st.sampled_from(["1", "(1, 2)", "((0, 1), (2, 0))", "((1, 1),)"])),
    of("np.diff({}, {}, axis={})", arrays, st.integers(1, 3), signed),
    of("np.append({}, {}, axis={})", arrays, arrays, axis),
    of("np.delete({}, 0, axis={})", arrays, axis),
    of(
        "np.{}({}, {}, axis={})", st.just("array_split"), arrays, st.sampled_from(["2", "3", "(1, 3)", "(-1,)"]), signed
    ),
    of("np.split({}, {}, axis={})", arrays, st.sampled_from(["2", "(1, 5)"]), signed),
    of("np.arange({}, {}, {})", signed, signed, st.sampled_from(["1", "2", "-1", "0.3"])),
    of("np.linspace(0, {}, {})", arrays, small),
    of("np.eye({}, {})", small, size),
    of("np.where({} > 0)", arrays),
    of("np.where({} > 0, {}, {})", arrays, arrays, arrays),
    of("np.argwhere({})", arrays),
    of("np.dot({}, {})", arrays, arrays),
    of("np.outer({}, {})", arrays, arrays),
    of("np.percentile({}, {}, axis={})", arrays, st.sampled_from(["50", "[25, 75]"]), axis),
    of("np.random.permutation({})", arrays),
    of("np.random.choice(b, size={})", shape),
    of("np.random.normal(0, {}, size={})", small, shape),
    of("np.random.uniform({}, 100)", arrays),
    of("np.cumsum({}, axis={})", arrays, axis),
    of("np.isin({}, {})", arrays, arrays),
    of("np.array({}.shape)", arrays),
    of("{}.T", arrays),
    of("{}.astype(int)", arrays),
    of("{}.flatten()", arrays),
    of("-{}", arrays),
)
numbers = st.one_of(
    of("len({})", arrays),
    of("{}.shape[{}]", arrays, signed),
    of("{}.ndim", arrays),
    of("{}.size", arrays),
    of("int(np.prod({}.shape[1:]))", arrays),
    of("int(np.ceil(k / 2))"),
    of("int({}.max()) % 4", arrays),
)
statements = st.one_of(
    of("{} = {}", arrays, expressions),
    of("{} = {}", arrays, expressions),
    of("k = {}", numbers),
    of("{} += {}", arrays, small),
    of("d = {}", listing),
    of("{}.shape = {}", arrays, target),
    of("if k:\n    {} = {}", arrays, expressions),
)
programs = st.lists(statements, min_size=1, max_size=5).map("\n".join)


def execute(program: str) -> dict[str, object] | None:
    """The names after really running the program; None where NumPy refuses some of it."""
    names: dict[str, object] = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(program, names)
    except (ValueError, IndexError, TypeError, AttributeError, OverflowError, MemoryError, ZeroDivisionError):
        return None
    return names


def agrees(claimed: Value, real: object, machine: Machine) -> bool:
    match claimed:
        case Unknown():
            return True
        case OneOf(options):
            return any(agrees(option, real, machine) for option in options)
        case Known(value):
            return np.ndim(real) == 0 and value == real
        case Tuple(items):
            several = isinstance(real, (tuple, list)) and len(items) == len(real)
            return several and all(agrees(*pair, machine) for pair in zip(items, real, strict=True))
        case Reference():
            content = machine.content(claimed)
            if isinstance(content, ArrayContent):
                return _same_shape(content, real)
            items = content.items()
            return isinstance(items, Unknown) or agrees(Tuple(tuple(items or ())), real, machine)
    return False


def _same_shape(content: ArrayContent, real: object) -> bool:
    if isinstance(content.shape, Unknown):
        return True
    shape = np.shape(real)  # type: ignore[arg-type]
    dims = zip(content.shape, shape, strict=False)
    right_dtype = content.dtype is None or np.asarray(real).dtype.kind in {"bool": "b", "int": "iu"}[content.dtype]
    return right_dtype and len(content.shape) == len(shape) and all(isinstance(c, Unknown) or c == r for c, r in dims)


@settings(
    max_examples=30 * DRAWS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(programs)
def test_what_is_claimed_of_a_shape_is_so_in_numpy(program: str) -> None:
    real = execute(PROLOGUE + program)
    if real is None:
        return
    machine = machine_after(PROLOGUE + program)
    for name in NAMES:
        claimed = machine.live.scopes[GLOBAL_SCOPE][name]
        assert agrees(claimed, real[name], machine), f"{name}: claimed {claimed}\n{program}"

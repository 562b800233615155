"""Sizes that come through Python's own modules: command lines, environments, partial functions, small records."""

import pytest

from paramlint.unknown import Unknown
from tests.overlays.reading import names_of

PARSER = "import argparse\nparser = argparse.ArgumentParser()\n"


def value_of(code: str) -> object:
    return names_of(code)["n"]


@pytest.mark.parametrize(
    "code",
    [
        f"{PARSER}parser.add_argument('units', type=int)\nn = parser.parse_args().units",
        f"{PARSER}parser.add_argument('--units', type=int)\nn = parser.parse_args().units",
        f"{PARSER}parser.add_argument('--units', type=int, default=3, required=True)\nn = parser.parse_args().units",
        f"{PARSER}parser.add_argument('--units', type=int, default=3)\nn = parser.parse_args(['--units', '4']).units",
        f"{PARSER}n = parser.parse_args().units",
        f"{PARSER}parser.add_argument('--units', default='many', type=int)\nn = parser.parse_args().units",
        "import os\nn = os.environ.get('UNITS')",
        "import os\nn = os.environ['UNITS']",
        "import os\nn = os.getenv('UNITS', None)",
        "from absl import flags\nflags.DEFINE_integer('units', None, 'help')\nn = flags.FLAGS.units",
        "from absl import flags\nn = flags.FLAGS.units",
        "import functools, x\nn = functools.partial(x.load)()",
        "import functools, x\nn = functools.partial(lambda a, b=1: b, **x.more())(a=1)",
        "import functools, x\nn = functools.reduce(lambda a, b: a * b, x.sizes())",
        "import itertools, x\nn = list(itertools.chain([1], x.more()))",
        "import itertools\nn = itertools.product(range(1000), repeat=3)",
        "import itertools\nn = list(itertools.count())",
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    units: int\nn = C().units",
        "import types\nn = types.SimpleNamespace(a=1).b",
        "import types, x\na = types.SimpleNamespace(b=1)\na.b = x.size()\nn = a.b",
        "from collections import namedtuple\nn = namedtuple('P', 'x y')(1).y",
    ],
)
def test_what_stays_unknown(code: str) -> None:
    assert isinstance(value_of(code), Unknown)


@pytest.mark.parametrize(
    ("options", "attribute", "value"),
    [
        ("'--units', type=int, default=64", "units", 64),
        ("'-u', '--hidden-units', type=int, default=64", "hidden_units", 64),
        ("'-u', default=64", "u", 64),
        ("'--units', dest='size', default=64", "size", 64),
        ("'--units', type=int, default='64'", "units", 64),
        ("'--units', nargs='+', default=(64, 32)", "units", (64, 32)),
        ("'--rate', type=float, default=0.5, help='%(default)s'", "rate", 0.5),
        ("'--wide', action='store_true'", "wide", False),
        ("'--narrow', action='store_false'", "narrow", True),
        ("'--name', default=None", "name", None),
    ],
)
def test_an_argument_is_its_default(options: str, attribute: str, value: object) -> None:
    code = f"{PARSER}group = parser.add_argument_group()\ngroup.add_argument({options})\n"
    assert value_of(f"{code}n = parser.parse_args().{attribute}") == value
    assert value_of(f"{code}args, rest = parser.parse_known_args()\nn = args.{attribute}") == value
    assert value_of(f"{code}n = vars(parser.parse_args())['{attribute}']") == value


def test_defaults_set_apart_and_attributes_set_later() -> None:
    code = (
        f"{PARSER}parser.add_argument('--units', default=3)\nparser.set_defaults(units=4)\nargs = parser.parse_args()\n"
    )
    assert value_of(f"{code}n = args.units") == 4
    assert value_of(f"{code}args.units *= 2\nn = args.units") == 8


@pytest.mark.parametrize("module", ["absl", "tensorflow.app", "tensorflow.compat.v1"])
def test_flags_are_their_defaults_until_the_program_sets_them(module: str) -> None:
    home = f"from {module} import flags\nFLAGS = flags.FLAGS\n"
    code = home + "flags.DEFINE_integer('units', 64, 'help')\ndef build():\n    return FLAGS.units * 2\n"
    assert value_of(f"{code}n = build()") == 128
    assert value_of(f"{code}FLAGS.units = 5\nn = build()") == 10
    assert value_of(f"{home}n = flags.DEFINE_list('sizes', '8,4', 'help').value") == ["8", "4"]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("import os\nn = int(os.environ.get('UNITS', '64'))", 64),
        ("import os\nn = len(os.path.join('a', 'b', 'c.h5'))", 8),
        ("from tqdm.auto import tqdm, trange\nn = sum(tqdm([1, 2])) + len(trange(3))", 6),
        ("import os\nn = int(os.getenv('UNITS', 64))", 64),
        ("from functools import partial\nn = partial(lambda a, b=2: 10 * a + b, b=3)(1)", 13),
        ("from functools import partial\nn = partial(lambda a, b=2: 10 * a + b, b=3)(1, b=4)", 14),
        ("from functools import partial\nn = partial(partial(lambda a, b, c: (a, b, c), 1), 2)(3)", (1, 2, 3)),
        ("from functools import reduce\nn = reduce(lambda a, b: a * b, (28, 28, 3))", 2352),
        ("from functools import reduce\nn = reduce(lambda a, b: a * b, [], 7)", 7),
        ("from itertools import product\nn = list(product([1, 2], 'ab'))", [(1, "a"), (1, "b"), (2, "a"), (2, "b")]),
        ("from itertools import chain\nn = list(chain([1], (2,)))", [1, 2]),
        ("from itertools import chain\nn = list(chain.from_iterable([[1], [2]]))", [1, 2]),
        ("from itertools import repeat\nn = list(repeat(3, 2))", [3, 3]),
        ("from itertools import islice\nn = list(islice([1, 2, 3, 4], 1, 3))", [2, 3]),
        ("from itertools import zip_longest\nn = list(zip_longest([1, 2], [3]))", [(1, 3), (2, None)]),
        ("from collections import namedtuple\na, n = namedtuple('P', 'x, y')(1, y=2)", 2),
        ("from collections import namedtuple\nn = namedtuple('P', ['x', 'y'], defaults=[3])(1)[1]", 3),
        ("from collections import namedtuple\nn = namedtuple('P', 'x')(1)._replace(x=5).x", 5),
        ("from collections import OrderedDict\nn = OrderedDict([('a', 1)])", {"a": 1}),
        ("from types import SimpleNamespace\nc = SimpleNamespace(a=1)\nc.b = 2\nn = c.a + c.b", 3),
    ],
)
def test_what_is_known(code: str, value: object) -> None:
    assert value_of(code) == value


DATACLASS = (
    "from dataclasses import asdict, dataclass, field, replace\n@dataclass\nclass Config:\n    units: int\n"
    "    sizes: list = field(default_factory=lambda: [8])\n    rate: float = field(default=0.5)\n"
)


def test_a_dataclass_has_its_fields_in_order_and_its_own_lists() -> None:
    assert value_of(f"{DATACLASS}n = Config(3).units") == 3
    assert value_of(f"{DATACLASS}n = Config(3, [4], 0.1).rate") == 0.1
    assert value_of(f"{DATACLASS}a, b = Config(3), Config(4)\na.sizes.append(9)\nn = (a.sizes, b.sizes)") == (
        [8, 9],
        [8],
    )
    assert value_of(f"{DATACLASS}n = replace(Config(3), units=7).units") == 7
    assert value_of(f"{DATACLASS}n = asdict(Config(3))") == {"units": 3, "sizes": [8], "rate": 0.5}


def test_a_dataclass_has_the_fields_of_its_bases_first() -> None:
    code = f"{DATACLASS}@dataclass\nclass Wide(Config):\n    width: int = 2\n"
    assert value_of(f"{code}n = Wide(3, [4], 0.1, 5).width") == 5
    assert value_of(f"{code}n = Wide(3).width") == 2


def test_a_package_that_is_called_like_a_room_of_paramlint_is_just_a_package() -> None:
    assert value_of("import arrays, namespaces, overlay\nn = arrays.shape()") is not None

"""Pass after pass, until nothing is left to fix: what is kept, what is given up, and when it ends."""

import itertools
from collections.abc import Iterator

import pytest

from paramlint.fixing.fixed import Fixed
from paramlint.fixing.passes import PASSES
from paramlint.lint.finding import Finding
from paramlint.source.file import SourceFile
from tests.fixing.rules import edit, finding, fixed, replacing
from tests.source.notebooks import notebook


def whys(done: Fixed) -> list[tuple[str, bool]]:
    return [(one.why, one.bug) for one in done.rejected]


def test_nothing_to_fix() -> None:
    done = fixed(b"x = 1\n", replacing("y", "z"))
    assert (done.changed, done.at_fault, done.findings, done.rejected, done.unsettled) == (False, False, (), (), ())


def test_unsafe_fixes_are_made_where_they_are_wanted_only() -> None:
    rules = replacing("x", "y"), replacing("1", "2", safety="unsafe")
    assert fixed(b"x = 1\n", *rules).after.data == b"y = 1\n"
    assert fixed(b"x = 1\n", *rules, unsafe=True).after.data == b"y = 2\n"


def test_a_finding_without_a_fix_or_with_an_empty_one_is_left() -> None:
    assert not fixed(b"x = 1\n", lambda source: [finding()]).changed


BROKEN = [
    pytest.param(b"x = 1\n", "a.py", id="python"),
    pytest.param(b"y = 0\r\nx = 1", "a.py", id="python, no final line break"),
    pytest.param(notebook("x = 1"), "a.ipynb", id="a notebook"),
    pytest.param(notebook("y = (", "x = 1\n"), "a.ipynb", id="a notebook with another broken cell"),
    pytest.param(notebook("%%bash\nls", "%%time\nx = 1\n"), "a.ipynb", id="a notebook with magics"),
]


@pytest.mark.parametrize(("data", "path"), BROKEN)
def test_what_would_not_parse_is_not_made_and_called_a_bug(data: bytes, path: str) -> None:
    done = fixed(data, replacing("x = 1", "x = ("), path=path)
    assert done.after.data == data
    assert done.findings == ()
    assert done.at_fault
    ((why, bug),) = whys(done)
    assert why.startswith("it would leave a file that cannot be read (invalid syntax: '(' was never closed")
    assert bug


def test_a_cell_that_becomes_another_language_is_not_made() -> None:
    data = notebook("x = 1\nkeras", "y")
    done = fixed(data, replacing("^x = 1", "%%bash"), path="a.ipynb")
    assert done.after.data == data
    assert [why for why, _ in whys(done)] == ["it would leave nothing that is read as Python"]


def test_only_the_fix_that_breaks_the_file_is_given_up() -> None:
    names = "abcdefgh"
    data = "".join(f"{name} = 1\n" for name in names).encode()
    rules = [replacing(f"(?m)^{name} = 1", f"{name} = {'(' if name in 'cf' else '2'}", name=name) for name in names]
    done = fixed(data, *rules)
    assert done.after.data.decode() == "".join(f"{name} = {1 if name in 'cf' else 2}\n" for name in names)
    assert [found.name for found in done.findings] == list("abdegh")
    assert [one.finding.name for one in done.rejected] == ["c", "f"]
    assert done.unsettled == ()


def test_two_fixes_that_break_the_file_only_together() -> None:
    """Each is right alone: the later one is given up."""
    rules = replacing(r"f\(a=1", "f(b=1", name="one"), replacing("c=1", "b=1", name="other")
    done = fixed(b"f(a=1, c=1)\n", *rules)
    assert done.after.data == b"f(b=1, c=1)\n"
    assert [one.finding.name for one in done.rejected] == ["other"]
    assert whys(done) == [("it would leave a file that cannot be run (keyword argument repeated: b)", True)]


def test_an_import_before_the_future_is_not_inserted() -> None:
    data = b"from __future__ import annotations\nx = old\n"
    done = fixed(data, replacing("old", "new", edit(0, 0, "import new\n")))
    assert done.after.data == data
    assert "from __future__ imports must occur at the beginning" in whys(done)[0][0]


def test_what_could_not_be_run_before_is_fixed_all_the_same() -> None:
    assert fixed(b"return x\n", replacing("x", "y")).after.data == b"return y\n"
    assert fixed(notebook("await f(x)"), replacing("x", "y"), path="a.ipynb").after.data == notebook("await f(y)")


def test_a_rule_that_breaks_the_file_everywhere_is_tried_a_few_times_only() -> None:
    tries: list[str] = []

    def counted(source: SourceFile) -> list[Finding]:
        tries.append(source.text)
        return []

    done = fixed(b"x = 1\n" * 1000 + b"z = 1\n", replacing("x", "(", name="bad"), replacing("z", "y"), counted)
    assert done.after.data.endswith(b"x = 1\ny = 1\n")
    assert len(done.rejected) == 1
    assert len(tries) < 20


def test_what_had_to_wait_is_made_in_a_later_pass() -> None:
    done = fixed(b"aaaa = 1\n", replacing("aaaa", "aaa"), replacing("aaa ", "aa "), replacing("(?<!a)aa ", "a "))
    assert done.after.data == b"a = 1\n"
    assert [found.name for found in done.findings] == ["aaaa", "aaa ", "(?<!a)aa "]


def test_rules_that_undo_each_other_come_to_an_end_and_are_named() -> None:
    passes: list[str] = []

    def counted(source: SourceFile) -> list[Finding]:
        passes.append(source.text)
        return []

    done = fixed(b"x = 1\n", replacing("x", "y", name="there"), replacing("y", "x", name="back"), counted)
    assert done.unsettled == ("back",) or done.unsettled == ("there",)
    assert done.at_fault
    assert len(passes) <= PASSES + 2
    assert done.after.data in (b"x = 1\n", b"y = 1\n")


def test_a_text_that_grows_without_end_comes_to_one() -> None:
    done = fixed(b"x = 1\n", replacing("x", "xx", name="grow"))
    assert done.unsettled == ("grow",)


def test_many_passes_are_made_as_long_as_there_is_less_to_fix_each_time() -> None:
    """Thirty fixes that all change the same call, one a pass."""
    arguments = ", ".join(f"a{number}=1" for number in range(30))
    rules = [replacing(rf"f\((.*)a{number}=1(.*)\)", rf"f(\1b{number}=1\2)", name=f"n{number}") for number in range(30)]
    done = fixed(f"f({arguments})\n".encode(), *rules)
    assert done.after.data.decode() == f"f({arguments.replace('a', 'b')})\n"
    assert (len(done.findings), done.unsettled) == (30, ())


def test_where_one_fix_is_refused_another_of_its_kind_is_made() -> None:
    """The second one waits for a later pass: it must not be taken for the first."""

    def rule(source: SourceFile) -> list[Finding]:
        return [finding(edit(at, at + 1, "y")) for at in range(len(source.text)) if source.text[at] == "x"]

    cells = notebook("!ls x\nz = (x, w)", "x"), notebook("!ls x\nz = (y, v)", "y")
    done = fixed(cells[0], rule, replacing(r"\(x, w", "(x, v"), path="a.ipynb")
    assert done.after.data == cells[1]
    assert [why for why, _ in whys(done)] == ["it would change what is not read as Python"]


def test_a_fix_that_changes_nothing_is_a_bug() -> None:
    done = fixed(b"x = 1\n", replacing("x", "x"))
    assert whys(done) == [("it changes nothing", True)]


def test_a_text_that_the_encoding_cannot_hold_is_nobodys_fault() -> None:
    done = fixed(b"# coding: latin-1\nx = y\n", replacing("x", "→"), replacing("y", "é"))
    assert done.after.data == b"# coding: latin-1\nx = \xe9\n"
    assert whys(done) == [("the file's encoding, iso8859-1, cannot hold `→`", False)]
    assert not done.at_fault


def test_a_magic_is_not_touched_and_the_rest_is_fixed() -> None:
    data = notebook("x = 1\n!ls x\nx")

    def rule(source: SourceFile) -> list[Finding]:
        return [finding(edit(at, at + 1, "y")) for at in (0, 10, 12) if source.text[at] == "x"]

    done = fixed(data, rule, path="a.ipynb")
    assert done.after.data == notebook("y = 1\n!ls x\ny")


def test_an_import_that_several_fixes_need_is_inserted_once() -> None:
    def rule(source: SourceFile) -> Iterator[Finding]:
        needed = () if "import new" in source.text else (edit(0, 0, "import new\n"),)
        for at in range(len(source.text)):
            if source.text.startswith("old", at):
                yield finding(*needed, edit(at, at + 3, "new.new"))

    done = fixed(b"x = old(1)\r\ny = old(old)\r\n", lambda source: list(rule(source)))
    assert done.after.data == b"import new\r\nx = new.new(1)\r\ny = new.new(new.new)\r\n"
    assert len(done.findings) == 3


def test_the_order_of_the_rules_does_not_matter() -> None:
    rules = [replacing("aa", "b"), replacing("ab", "c"), replacing("ba", "d")]
    results = {fixed(b"aabaab = aba\n", *order).after.data for order in itertools.permutations(rules)}
    assert len(results) == 1

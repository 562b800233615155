"""What was fixed, what would be, and what could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from paramlint.fixing.fixed import Fixed, Rejected
from paramlint.lint.checked import CheckedFile
from paramlint.report.closing import Fixes
from paramlint.report.place import address, path
from paramlint.report.printable import printable
from paramlint.report.words import counted, listed

_BUG = "this is a bug in paramlint, please report it"


def shown_fixes(files: Iterable[Fixed]) -> Iterator[str]:
    """`--show-fixes`: by file, how often each rule's findings were fixed."""
    for fixed in files:
        counts = Counter((finding.code, finding.name) for finding in fixed.findings)
        if counts:
            yield f"Fixed in {path(fixed.before.checked.source)}:"
            yield from (f"    {count:,} × {code} {name}" for (code, name), count in sorted(counts.items()))


def fixed_line(made: int) -> str:
    """`Fixed 3 findings.`"""
    return f"Fixed {counted(made, 'finding')}."


def would_fix(files: Sequence[Fixed], left: Sequence[CheckedFile], fixes: Fixes) -> str:
    """`Would fix 3 findings in 1 file (2 more with --unsafe-fixes).`"""
    changed = [fixed for fixed in files if fixed.changed]
    findings = counted(sum(len(fixed.findings) for fixed in changed), "finding")
    what = f"Would fix {findings} in {counted(len(changed), 'file')}" if changed else "Nothing to fix"
    unsafe = sum(finding.fix is not None for file in left for finding in file.findings) if not fixes.unsafe else 0
    more = "more " if changed else ""
    return f"{what} ({unsafe:,} {more}with --unsafe-fixes)." if unsafe else f"{what}."


def not_fixed(files: Iterable[Fixed]) -> Iterator[str]:
    """A line for every fix that was not made although it was asked for, and for every file that never came to rest."""
    for fixed in files:
        yield from map(_rejected, fixed.rejected)
        if fixed.unsettled:
            rules = listed([f"`{name}`" for name in fixed.unsettled])
            where = path(fixed.before.checked.source)
            yield f"{where}: the fixes of {rules} never come to an end; {_BUG}"


def _rejected(rejected: Rejected) -> str:
    finding = rejected.finding
    bug = f"; {_BUG}" if rejected.bug else ""
    return f"{address(rejected.source, finding.span)}: `{finding.name}` is not fixed: {printable(rejected.why)}{bug}"

from __future__ import annotations

from pathlib import Path

from tests.outcome import Outcome, differences, read_outcome

REPORT = """<testsuites><testsuite>
  <testcase classname="tests.a" name="test_good">
    <properties><property name="engines" value="both_engines"/></properties>
  </testcase>
  <testcase classname="tests.a" name="test_bad"><failure message="no"/></testcase>
  <testcase classname="tests.a" name="test_broken"><error message="oh"/></testcase>
  <testcase classname="tests.a" name="test_not_here"><skipped message="only there"/></testcase>
</testsuite></testsuites>"""


def test_a_report_is_read_test_by_test(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    outcome = read_outcome(tmp_path / "report.xml")
    assert (len(outcome.tests), outcome.passed, outcome.skipped) == (4, 1, {"tests.a::test_not_here": "only there"})
    assert outcome.failed == {"tests.a::test_bad", "tests.a::test_broken"}


def test_a_run_without_a_report_has_no_tests(tmp_path: Path) -> None:
    assert read_outcome(tmp_path / "none.xml") == Outcome()


def test_a_test_says_how_many_engines_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    outcome = read_outcome(tmp_path / "report.xml")
    assert outcome.of(["both_engines"]) == {"tests.a::test_good"}
    assert outcome.of(["one_engine"]) == frozenset()


def test_a_test_that_only_one_engine_knows_is_named() -> None:
    assert differences(frozenset("ab"), frozenset("a")) == ["b was collected only by the first run"]
    assert differences(frozenset("ab"), frozenset("ba")) == []

"""`govtargets new-plugin`: what it writes installs and passes its tests at once, or nothing is written."""

import tomllib
from pathlib import Path

import pytest

from govtargets import GovtargetsError
from govtargets.scaffold import write_plugin


def test_a_new_plugin_installs_and_passes_its_tests_at_once(workshop, tmp_path):
    done = workshop("govtargets new-plugin river-notes", tmp_path)
    assert done.returncode == 0, done.stderr
    told = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ")]
    assert told == [
        "cd govtargets-river-notes",
        "pip install -e '.[dev]'",
        "pytest",
        "govtargets plugins --check river-notes",
    ]
    done = workshop("\n".join(told), tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 passed" in done.stdout
    assert "BROKEN" not in done.stdout
    listed = workshop("govtargets plugins", tmp_path).stdout
    assert [line.split() for line in listed.splitlines() if line.startswith("river-notes")] == [
        ["river-notes", "0.1.0", "river-notes"]
    ]
    assert workshop("pip uninstall -qy govtargets-river-notes", tmp_path).returncode == 0
    assert "river-notes" not in workshop("govtargets plugins", tmp_path).stdout


def test_it_holds_what_a_package_needs_and_leaves_the_licence_to_its_author(tmp_path):
    folder = write_plugin("carbon", tmp_path)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {
        ".gitignore",
        "README.md",
        "pyproject.toml",
        "src/govtargets_carbon/__init__.py",
        "src/govtargets_carbon/py.typed",
        "tests/test_carbon.py",
    }
    about = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert about["entry-points"]["govtargets"] == {"carbon": "govtargets_carbon"}
    assert "license" not in about
    assert "No licence has been chosen" in (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["govtargets-carbon"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "no name"),
        ("Carbon", "no name"),
        ("carbon_intensity", "no name"),
        ("碳", "no name"),
        ("../carbon", "no name"),
        ("carbon-", "no name"),
        ("govtargets-carbon", "leave the first word off"),
        ("numbers", "installed already"),
    ],
)
def test_a_name_that_will_not_do_is_refused_in_one_line(tmp_path, name, why):
    with pytest.raises(GovtargetsError, match=why) as caught:
        write_plugin(name, tmp_path)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_stays_as_it_is(tmp_path):
    (tmp_path / "govtargets-carbon").mkdir()
    with pytest.raises(GovtargetsError, match="there already"):
        write_plugin("carbon", tmp_path)
    with pytest.raises(GovtargetsError, match="no such folder"):
        write_plugin("carbon", tmp_path / "none")
    assert list(tmp_path.rglob("*")) == [tmp_path / "govtargets-carbon"]


def test_where_a_file_cannot_be_written_nothing_is(tmp_path, monkeypatch):
    def full(self, *_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(GovtargetsError, match="No space left"):
        write_plugin("carbon", tmp_path)
    assert list(tmp_path.iterdir()) == []

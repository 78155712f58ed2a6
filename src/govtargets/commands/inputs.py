"""What a command reads: files as they are named, and every .txt file below a folder, by their paths."""

import os
from collections.abc import Callable, Iterable, Iterator
from os.path import isdir, isfile
from pathlib import Path

from govtargets.reading import NamedFile, shown

Complain = Callable[[str], object]


def files_in(paths: Iterable[Path], complain: Complain = bool) -> Iterator[str]:
    """Yield the files that the paths name, each once, and complain of each folder that gives none.

    A folder is gone through as it is read, by the names in it; links to folders are not followed.
    """
    given = list(paths)
    seen: set[str] = set()  # one path names no file twice
    for path in given:
        count = 0
        for file in _below(str(path), complain) if isdir(path) else [str(path)]:
            count += 1
            if len(given) > 1:
                place = os.path.abspath(file)
                if place in seen:
                    continue
                seen.add(place)
            yield file
        if not count:
            complain(f"{shown(path)}: the folder holds no .txt file; name the files themselves")


def named(file: str, paths: Iterable[Path]) -> NamedFile:
    """Return a file with the name that its rows give it: its path below the folder that was named, if any."""
    for folder in filter(isdir, paths):
        if file.startswith(os.path.join(str(folder), "")):
            return NamedFile(file, Path(os.path.relpath(file, folder)).as_posix())
    return NamedFile(file, os.path.basename(file))


def _below(folder: str, complain: Complain) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except OSError as error:
        complain(f"{shown(folder)}: the folder cannot be read ({error.strerror}); check its permissions")
        return
    for name, is_folder in entries:
        path = os.path.join(folder, name)
        if is_folder:
            yield from _below(path, complain)
        elif os.path.splitext(name)[1].lower() == ".txt" and isfile(path):
            yield path

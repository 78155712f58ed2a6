"""From many files or documents to what was read from each, in their order, over several processes."""

import datetime
import os
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar, overload

from attrs import evolve, field, frozen

from govtargets.errors import DocumentError, PluginErrors, told
from govtargets.extraction import extract
from govtargets.model import Document, Extraction, Unread
from govtargets.plugins import Toolkit, load_toolkit
from govtargets.reading import NamedFile, read, shown
from govtargets.stopwatch import Stopwatch

Input: TypeAlias = str | os.PathLike[str] | NamedFile | Document
_Item: TypeAlias = str | NamedFile | Document
T = TypeVar("T")


@frozen(kw_only=True)
class _Job:
    """What is made of each input; it goes to the worker processes."""

    published: datetime.date | None
    issuer: str | None
    toolkit: Toolkit
    strict: bool
    qualitative: bool
    seconds_per_plugin: Fraction | None
    then: Callable[[Extraction], Any] | None = field(default=None)

    def __call__(self, item: _Item) -> Any:
        try:
            extraction = self._extraction(item)
        except PluginErrors:
            raise
        except DocumentError as error:
            return Unread(_name(item), str(error))
        except Exception as error:
            return _unread(item, f"reading it failed ({told(error)}); leave it out, and report it as a bug")
        return self.then(extraction) if self.then else extraction

    def _extraction(self, item: _Item) -> Extraction:
        return extract(
            _document(item),
            published=self.published,
            issuer=self.issuer,
            toolkit=self.toolkit,
            strict=self.strict,
            qualitative=self.qualitative,
            seconds_per_plugin=self.seconds_per_plugin,
        )


@overload
def extract_many(
    inputs: Iterable[Input],
    *,
    published: datetime.date | None = None,
    issuer: str | None = None,
    toolkit: Toolkit | None = None,
    strict: bool = False,
    qualitative: bool = False,
    seconds_per_plugin: float | Fraction | None = None,
    workers: int = 1,
    progress: Callable[[int], object] | None = None,
) -> Generator[Extraction | Unread, None, None]: ...


@overload
def extract_many(
    inputs: Iterable[Input],
    *,
    published: datetime.date | None = None,
    issuer: str | None = None,
    toolkit: Toolkit | None = None,
    strict: bool = False,
    qualitative: bool = False,
    seconds_per_plugin: float | Fraction | None = None,
    workers: int = 1,
    progress: Callable[[int], object] | None = None,
    then: Callable[[Extraction], T],
) -> Generator[T | Unread, None, None]: ...


def extract_many(  # noqa: PLR0913  (each option is a keyword of its own)
    inputs: Iterable[Input],
    *,
    published: datetime.date | None = None,
    issuer: str | None = None,
    toolkit: Toolkit | None = None,
    strict: bool = False,
    qualitative: bool = False,
    seconds_per_plugin: float | Fraction | None = None,
    workers: int = 1,
    progress: Callable[[int], object] | None = None,
    then: Callable[[Extraction], Any] | None = None,
) -> Generator[Any, None, None]:
    """Yield what `extract` reads from each path or Document, in their order, as soon as it is there.

    Where a document cannot be read, or the process that reads it dies, an `Unread` stands in its place.
    `workers` processes share the work, one means this process; a bounded number of documents is under way,
    so `inputs` may be endless. `progress` is called with the number of documents done. `then` is applied to
    each extraction where it was made, and what it returns is yielded in its place.
    Closing the iterator, or an exception in it, ends the processes at once. Raises ValueError for fewer
    than one worker, PluginErrors where `strict` is true and a plugin failed, GovtargetsError where the
    plugins cannot be taken to another process, and whatever `then` raises.
    """
    if workers < 1:
        raise ValueError(f"{workers} workers can do nothing; give 1 or more")
    job = _Job(
        published=Document("", published=published).published,  # refuses what is no day before any work
        issuer=issuer,
        toolkit=load_toolkit(seconds_per_plugin=seconds_per_plugin) if toolkit is None else toolkit,
        strict=strict,
        qualitative=qualitative,
        seconds_per_plugin=Stopwatch(
            None if seconds_per_plugin is None else Fraction(seconds_per_plugin)
        ).limit,
        then=then,
    )
    items = (item if isinstance(item, Document | NamedFile) else os.fspath(item) for item in inputs)
    done = (job(item) for item in items) if workers == 1 else _shared(job, items, workers)
    return _counted(done, progress) if progress else done


def _counted(
    done: Generator[Any, None, None], progress: Callable[[int], object]
) -> Generator[Any, None, None]:
    with closing(done):
        for count, one in enumerate(done, 1):
            progress(count)
            yield one


def _shared(job: _Job, items: Iterable[_Item], workers: int) -> Generator[Any, None, None]:
    from govtargets import crew, serving  # noqa: PLC0415  (multiprocessing only where it is used)

    for item, answer in crew.in_order(job, items, workers=workers):
        match answer:
            case serving.Done(value):
                yield value
            case serving.Raised(error):
                error.add_note(f"in a worker process, at {_name(item)}")
                raise error
            case serving.Unsent(why):
                yield _unread(item, f"what was read cannot leave its process ({why}); use one worker")
            case serving.Lost(exitcode):
                yield _unread(item, f"{_end(exitcode)}; try it alone, with more memory")


def _end(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"the process that read it was killed by signal {-exitcode}, as when memory runs out"
    return f"the process that read it ended with status {exitcode}"


def _unread(item: _Item, what: str) -> Unread:
    return Unread(_name(item), f"{_name(item)}: {what}")


def _document(item: _Item) -> Document:
    if isinstance(item, NamedFile):
        return evolve(read(item.path), name=shown(item.name))
    return item if isinstance(item, Document) else read(item)


def _name(item: _Item) -> str:
    if isinstance(item, NamedFile):
        return shown(item.path)
    return shown(item.name if isinstance(item, Document) else item)

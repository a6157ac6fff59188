"""What can go wrong with what is kept. Every message says what to do next.

CorpusError
DocumentNotFound    no document has this id, or several begin with it
  GoalNotFound      no goal begins in this place of the document
NotCurrent          a document is not in search, where it must be
SearchNotFound      no search is saved under this name
EntityNotFound      no document in search mentions it
StoreUnavailable    the index engine does not answer
CorpusBusy        another process holds the index
IndexMismatch       the index was built with another model, width or schema
ArchiveDamaged      a kept file is missing or cannot be read back
ArchiveUnavailable  the place where the archive lies cannot be reached
DiskFull            there is no room left where the corpus lies
ClusterUnavailable  the Dask cluster that reads files cannot be used
"""


class CorpusError(Exception):
    """Something that the corpus cannot do; the message is safe to show."""


class CorpusNotFound(CorpusError):
    """There is no corpus where the settings say."""


class DocumentNotFound(CorpusError):
    """No document has this id, or several begin with it."""


class GoalNotFound(DocumentNotFound):
    """No goal begins in this place of the document."""


class NotCurrent(CorpusError):
    """A document is not in search, where it must be."""


class SearchNotFound(CorpusError):
    """No search is saved under this name."""


class EntityNotFound(CorpusError):
    """No document in search mentions it."""


class StoreUnavailable(CorpusError):
    """The index engine does not answer."""


class CorpusBusy(StoreUnavailable):
    """Another process holds the index."""


class IndexMismatch(CorpusError):
    """The index was built with another model, width or schema."""


class ArchiveDamaged(CorpusError):
    """A kept file is missing or cannot be read back."""


class ArchiveUnavailable(CorpusError):
    """The place where the archive lies cannot be reached."""


class DiskFull(CorpusError):
    """There is no room left where the corpus lies."""


class ClusterUnavailable(CorpusError):
    """The Dask cluster that reads files cannot be used."""


class SourceChanged(CorpusError):
    """A file changed while it was being read."""


class CorpusExists(CorpusError):
    """A backup would be restored over a corpus."""


class BackupDamaged(CorpusError):
    """A file is no whole backup."""

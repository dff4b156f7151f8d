"""Every error a person can see.

    CapturaError          a title, what happened, how to mend it, a code
    ├── StoreError        the database: full, locked, damaged, foreign, newer
    ├── KeysError         passphrases, recovery, signatures, certificates
    ├── PackageError      a package that can't be made, read or trusted
    ├── ExcelError        a workbook that can't be opened safely
    ├── PublishError      tables can't be handed to analysis tools
    ├── IsolateError      the child process that reads foreign files gave up
    └── RoleError         this user's role may not do that

Anything else that is raised is a bug and goes to the crash report.
"""

from __future__ import annotations


class CapturaError(Exception):
    """What a person reads when something can't be done: never a name, a CURP or a path of theirs.

    title: a few words · what: what happened · fix: what to do now · code: `CAP-ROOM-NN`,
    as the manual lists it.
    """

    def __init__(self, title: str, what: str, fix: str, code: str) -> None:
        super().__init__(f"{title}. {what} {fix} [{code}]")
        self.title, self.what, self.fix, self.code = title, what, fix, code


class StoreError(CapturaError):
    """The database can't be opened, read or written."""


class KeysError(CapturaError):
    """A passphrase, recovery sheet, signature or certificate doesn't fit."""


class PackageError(CapturaError):
    """A package can't be made, read or trusted."""


class ExcelError(CapturaError):
    """A workbook can't be opened safely."""


class PublishError(CapturaError):
    """Tables can't be handed to a database or a folder."""


class IsolateError(CapturaError):
    """The child process that reads foreign files was stopped or died."""


class RoleError(CapturaError):
    """The user's role doesn't allow this action."""

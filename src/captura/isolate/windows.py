"""On Windows: the job object that limits the child's memory and ends it with its parent."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

_LIMITS_CLASS = 9  # JobObjectExtendedLimitInformation
_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED = 0x0400
_KILL_ON_CLOSE = 0x2000
_STARTING_MIB = 64  # what an idle Python commits on Windows, rounded up


class Job:
    """A job object around one process; does nothing elsewhere, where rlimit does this work."""

    def __init__(self) -> None:
        self._handle: Any = None

    def take(self, process: subprocess.Popen[bytes]) -> None:
        """Put the process in a new job. Raises OSError when Windows refuses."""
        if sys.platform == "win32":
            kernel = _kernel()
            self._handle = _checked(kernel.CreateJobObjectW(None, None))
            # Popen keeps the process handle open, so the number can't have passed to another.
            child: int = vars(process)["_handle"]
            _checked(kernel.AssignProcessToJobObject(self._handle, int(child)))

    def limit(self, memory_mib: int) -> None:
        """Set what the process may commit from now on, in MiB on top of an idle Python."""
        if sys.platform == "win32":
            import ctypes

            limits = _extended_limits()
            limits.flags = _PROCESS_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
            limits.process_memory = (memory_mib + _STARTING_MIB) * 1024 * 1024
            pointer, size = ctypes.byref(limits), ctypes.sizeof(limits)
            _checked(_kernel().SetInformationJobObject(self._handle, _LIMITS_CLASS, pointer, size))

    def close(self) -> None:
        """Close the job, which ends whatever still runs in it."""
        if sys.platform == "win32" and self._handle is not None:
            _kernel().CloseHandle(self._handle)
            self._handle = None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, laid out as winnt.h declares it."""

        _fields_ = (
            ("user_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("smallest_set", ctypes.c_size_t),
            ("largest_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    def _extended_limits() -> _ExtendedLimits:
        return _ExtendedLimits()

    def _kernel() -> Any:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        return kernel

    def _checked(value: Any) -> Any:
        if not value:
            raise ctypes.WinError(ctypes.get_last_error())
        return value

"""What the texts in files of keys look like, as whole patterns; anything else is refused."""

AGE_KEY = r"age1[02-9ac-hj-np-z]{58}"
BASE64 = r"[A-Za-z0-9+/=]{4,4096}"
HEX_KEY, HEX_SIGNATURE = r"[0-9a-f]{64}", r"[0-9a-f]{128}"
INSTITUTE = r"estado|[0-9]{5}"
NUMBER = r"[0-9a-f]{32}"  # of a request, drawn at random


def line(most: int) -> str:
    """One line of at most so many letters, without half characters (surrogates)."""
    return rf"[^\x00-\x1f\ud800-\udfff]{{1,{most}}}"


NICKNAME = line(60)  # of a laptop

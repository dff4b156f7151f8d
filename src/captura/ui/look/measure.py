"""The one unit of length: `dp`, a pixel at 100 % text, grown with the text scale."""


class _Scale:
    value = 1.0


def set_scale(value: float) -> None:
    """Set the text scale (1.0 = 100 %); `style.apply` is the only caller."""
    _Scale.value = value


def scale() -> float:
    """The text scale in force."""
    return _Scale.value


def dp(n: float) -> int:
    """`n` pixels of the 100 % design in real pixels; never less than one when `n` is positive."""
    return max(1, round(n * _Scale.value)) if n > 0 else round(n * _Scale.value)

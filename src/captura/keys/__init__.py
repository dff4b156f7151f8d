"""The only place that imports cryptography, argon2 and pyrage."""

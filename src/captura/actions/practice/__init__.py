"""Practice: made-up offices to learn in, and exercises that see for themselves what was done."""

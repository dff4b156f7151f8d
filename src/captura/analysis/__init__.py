"""Pure figures from counts and rows it is given."""

"""What a person can do: one module a use case, one Work each."""

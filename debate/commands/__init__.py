"""What people can do: each command checks, then records, under one lock."""

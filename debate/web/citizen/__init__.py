"""What everybody reads and does, without an account."""

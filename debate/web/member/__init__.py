"""Signing in, and what is one's own: the account, the roles, the contributions, the desk."""

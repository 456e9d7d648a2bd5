"""The values of moderation, pure: house rules, statements of reasons, decisions, notices."""

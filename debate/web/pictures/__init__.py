"""What of a debate is sent as a picture that stands alone."""

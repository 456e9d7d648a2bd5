"""What the site says of itself, and every component on one page."""

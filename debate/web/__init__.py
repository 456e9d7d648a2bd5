"""The web door: pages in Dutch, parsing what a visitor asks, calling one thing, answering."""

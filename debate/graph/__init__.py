"""What can be computed about a map: pure, plain values out; no storage, pages, clock or chance."""

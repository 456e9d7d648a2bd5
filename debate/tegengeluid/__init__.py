"""How much room a debate leaves for the counter-voice: indicators, each with what is behind it."""

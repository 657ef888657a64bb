"""Formats of other people's tools, written and read, so that anyone recounts with what they trust."""

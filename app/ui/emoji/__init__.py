"""Choosing an emoji: which there are, what they are called, and the picker."""

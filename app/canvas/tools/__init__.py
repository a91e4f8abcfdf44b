"""Gestures on the canvas, each a class with start, move, finish and cancel."""

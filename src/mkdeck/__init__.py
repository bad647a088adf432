"""Slide decks, infographics and cards in which every number is a sourced claim."""

__version__ = "0.1.0"

"""Pages: fragments arranged as slides, cards and an infographic."""

from mkdeck.pages.arrange import all_scenes, page_counts

__all__ = ["all_scenes", "page_counts"]

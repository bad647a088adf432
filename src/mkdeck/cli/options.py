"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

library_option = click.option(
    "--library",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read this folder of claims; may be given again.",
)
"""Folders of claims in place of those near the working folder."""

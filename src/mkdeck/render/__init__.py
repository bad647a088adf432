"""Backends: scenes to files. Points become pixels and EMU here and nowhere else."""

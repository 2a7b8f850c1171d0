"""The pictures of the drill city's cameras: drawn scenes seen through a pinhole lens."""

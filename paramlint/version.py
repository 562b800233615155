"""The one place that states paramlint's version."""

__version__ = "0.1.0"

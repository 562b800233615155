"""Tests of paramlint.source."""

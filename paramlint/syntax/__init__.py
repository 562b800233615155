"""From text to a tree with positions, and from comments to directives."""

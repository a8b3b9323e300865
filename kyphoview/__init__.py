"""kyphoview: an educational viewer of balloon kyphoplasty, computed from one solid model in millimetres."""

__version__ = "0.7.1"

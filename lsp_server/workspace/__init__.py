"""Files on disk: listing, reading, scanning, watching, writing."""

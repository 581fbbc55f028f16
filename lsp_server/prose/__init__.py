"""The mill: it reads the Markdown and data under skills/ into values."""

"""The samples are input for Luthier, with tests of their own that are not ours to run."""

collect_ignore_glob = ["*"]

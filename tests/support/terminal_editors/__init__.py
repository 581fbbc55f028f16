"""Neovim, Emacs and Vim as a person has them: the real program, the set-up of the papers, a home of its own."""

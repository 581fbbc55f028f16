"""One file per request of the protocol: translate, call one function, translate back."""

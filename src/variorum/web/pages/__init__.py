"""The pages: one module a matter, each handler a function from a call to an answer."""

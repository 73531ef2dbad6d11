"""The server and its pages: the edition of ``--html``, with search, rulings, watches and a JSON API."""

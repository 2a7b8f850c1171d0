"""One module for each way a peer is spoken to. Each is a ``Channel``: a body and a key in, a receipt out."""

"""The rows, durable and incremental, and the views that are read from them."""

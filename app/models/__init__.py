"""The document and its edits: frozen records and pure functions, nothing of Qt."""

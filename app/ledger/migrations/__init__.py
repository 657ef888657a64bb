"""Steps of the schema, run at start for both databases."""

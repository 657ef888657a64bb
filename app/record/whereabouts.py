"""How the process that makes records is told where the house keeps them: two names in its environment."""

DATABASE, DATA = "THEATRE_DATABASE", "THEATRE_DATA"

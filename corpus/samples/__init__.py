"""The sample corpus: invented documents in users' shapes, and the script that makes them."""

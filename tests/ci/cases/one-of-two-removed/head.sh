rm -r b

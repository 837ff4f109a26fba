a="b"

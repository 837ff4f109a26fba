a=foo (1)

a=foo(1,)

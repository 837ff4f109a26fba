a=foo(1 ...)

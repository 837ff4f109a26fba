a=foo(b ...)

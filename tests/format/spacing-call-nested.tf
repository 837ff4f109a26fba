a=foo(bar( ) ,baz( 1))

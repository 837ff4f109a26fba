a=foo( )

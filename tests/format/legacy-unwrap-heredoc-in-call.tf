a="${foo(<<E
x
E
)}"

a=(<<E
x
E
)

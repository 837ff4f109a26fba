a=foo(
# x
)

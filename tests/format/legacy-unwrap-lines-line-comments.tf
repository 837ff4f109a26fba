a="${
# x
b
# y
}"

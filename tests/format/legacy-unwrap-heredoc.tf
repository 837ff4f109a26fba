a="${<<E
x
E
}"

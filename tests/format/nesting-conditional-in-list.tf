a=[
b
?c
:d
]

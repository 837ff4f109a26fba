a=1
b=[
]
cccccc=3

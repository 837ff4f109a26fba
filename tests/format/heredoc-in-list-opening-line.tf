a=[<<E
x
E
,<<F
F
]

a=b . * . c

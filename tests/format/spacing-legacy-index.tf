a=b . 0

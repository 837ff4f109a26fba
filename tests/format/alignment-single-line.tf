aaaa     =     1

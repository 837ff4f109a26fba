a=! b

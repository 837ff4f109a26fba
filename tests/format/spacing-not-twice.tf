a=! ! b

a=!b

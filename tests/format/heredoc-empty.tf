a=<<E
E

a=<<E
x
      E

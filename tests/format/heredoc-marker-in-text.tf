a=<<E
EE
E E
xE
E

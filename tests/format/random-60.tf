 variable "é日""é日"{ 
_q4=	[ ]
    # own
	x-y=	""
}
# own 2
  true___6=[ ]  
  b_____7  ="$${a+b}%%{if a}ｗ"
    true= data

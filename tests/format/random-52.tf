variable "a-b"{
  type=	("list")
ddd3={} 
_q4= "${
  ""}"
in___5=endif
}  
true_6 "a-b"{ddd8  ={}?local:100}
  null=[] ?{}:cc
	
    # own

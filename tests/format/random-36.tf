	type =   é  
  
dynamic 	"a-b"   "l"{
	}  
/* m
 n */
    # own
	x-y___4 =  {   "é-1" : (   {} )  ,
 "k k${a+b}"= (é	)  , cc____5 :	_z.x-y, 	true  =provider::endif::_z([] ...	)   	}

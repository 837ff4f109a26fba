	cc=- cc(a  
        
  , _z._z?[]: 
        
  {},	_z...)  
/* m
 n */
resource "a-b""l"{ddd____5=true.0[ * ]}  
long_name long_name____7    {
 long_name   =_z(  
	)  
    long_name9 =x-y[*].0[[""] ] 
# own 2
}

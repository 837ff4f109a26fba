  null1={

}!={
type=endif 
}
dynamic { 
long_name= "́"  
  
    a5="]👨‍👩‍👧"
	cc=in(a,)
ddd={} 
    type=[
   #
  "x=1"&&é   >  {},"${  
      
	"\\">{}}",(data . é
	)]  
}
if  =var
    _q12 "l"{}
b in___15 "a-b"{ 
ddd=var
	long_name__18=data
ddd__19={} 
}

# own 2
  in1/**/=a
  if=provider::endif::each({
(if.each)="",for=true,
if_4:_z._z   
  cc____5={}  
}== b,[each([] 
),],
"<<E*$x=1]"   # é日本
)  
 b6=provider::a::each()  
	in={  null___8:{for x in  { in_____9=1e5,"k"   =cc,null_____10= [],true11=[]}:[] =>"\"{${~endif.null}" if each},a12=<<E
	🇩🇪ß{${"한\t~"
	  
  ~}
	

E
}

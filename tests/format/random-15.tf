 a_1= [ ""   /	else.cc   ]
x-y2  = endif
    x-y3    "é日"   {
 long_name=   {}
in =  {}
	resource  "é日" {
cc9="ok<<E"
b_10   =for_
 null___11=""
for12	=   { 	} 
_q =	{}
 }  
null =  100  
  for15	=( { true_16	:for_.data}  )
}  
b=<<-EOT
	"%{  for k, v in 0 }👨‍👩‍👧a b
	%{~endfor }\
    ok=1-1${	
""	~}
    $%okßｗ${ _z.data  ~}  
  EOT
  
 _q=endif  ? "*" :   3.14 	||"${~  ""  
	}"  
/* m
 n */
